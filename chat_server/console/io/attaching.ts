// Files that an agent has chosen for a reply: sent up at once, kept by conversation until the reply takes them.

import type { Answer, Attachment } from "../core/wire";
import type { State } from "./state";

export const MOST_FILES = 5;

export interface Chosen {
  readonly key: number;
  readonly name: string;
  readonly attachment: Attachment | null;
  /** The code of a refusal; `no_answer` when there was none. */
  readonly fault: string | null;
}

export class Attaching {
  private readonly chosen = new Map<string, readonly Chosen[]>();
  private keys = 0;

  constructor(private state: State) {}

  of(conversationId: string): readonly Chosen[] {
    return this.chosen.get(conversationId) ?? [];
  }

  /** True while one is on its way up: a reply sent now would leave it behind. */
  isBusy(conversationId: string): boolean {
    return this.of(conversationId).some(({ attachment, fault }) => !attachment && !fault);
  }

  add(conversationId: string, files: readonly File[]): void {
    const room = MOST_FILES - this.of(conversationId).length;
    for (const file of files.slice(0, room)) void this.send(conversationId, file);
  }

  remove(conversationId: string, key: number): void {
    this.become(conversationId, this.of(conversationId).filter((each) => each.key !== key));
  }

  /** Those that are ready, which the reply takes along; all others are gone with them. */
  take(conversationId: string): Attachment[] {
    const ready = this.of(conversationId).flatMap(({ attachment }) => (attachment ? [attachment] : []));
    this.become(conversationId, []);
    return ready;
  }

  /** The reply was not sent: its files wait for the next one. */
  giveBack(conversationId: string, attachments: readonly Attachment[]): void {
    const given = attachments.map((attachment): Chosen => ({ key: ++this.keys, name: attachment.name, attachment, fault: null }));
    this.become(conversationId, [...given, ...this.of(conversationId)]);
  }

  private async send(conversationId: string, file: File): Promise<void> {
    const key = ++this.keys;
    this.become(conversationId, [...this.of(conversationId), { key, name: file.name, attachment: null, fault: null }]);
    const outcome = await upload(conversationId, file);
    const done = (each: Chosen): Chosen => (each.key === key ? { ...each, ...outcome } : each);
    this.become(conversationId, this.of(conversationId).map(done));
  }

  private become(conversationId: string, chosen: readonly Chosen[]): void {
    this.chosen.set(conversationId, chosen);
    this.state.changed();
  }
}

async function upload(conversationId: string, file: File): Promise<Pick<Chosen, "attachment" | "fault">> {
  const address = `/conversations/${conversationId}/attachments?name=${encodeURIComponent(file.name)}`;
  try {
    const response = await fetch(address, { method: "POST", credentials: "same-origin", body: file });
    const answer = (await response.json()) as Answer<{ attachment: Attachment }>;
    return answer.ok ? { attachment: answer.attachment, fault: null } : { attachment: null, fault: answer.error.code };
  } catch {
    return { attachment: null, fault: "no_answer" };
  }
}
