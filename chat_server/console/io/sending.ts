// Texts on their way: kept before they are sent, sent again until they are answered, never thrown away.

import { fate, type Then, type Unsent } from "../core/outbox";
import { seenBy } from "../core/timeline";
import { mentioned } from "../core/triggers";
import type { Answer, Message, Note, Refusal } from "../core/wire";
import type { Attaching } from "./attaching";
import type { Browsing } from "./browsing";
import type { Connection } from "./connection";
import { NoAnswerError } from "./connection";
import type { State } from "./state";
import { refusalText } from "./refusals";

const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 30_000;
export const UNDO_FOR = 5_000;

type Sent = { message?: Message; note?: Note };

export class Sending {
  private onTheWay = new Set<string>();
  private wait = FIRST_WAIT;
  private timer: number | undefined;

  constructor(
    private state: State,
    private connection: Connection,
    private browsing: Browsing,
    private attaching: Attaching,
    private followUp: (conversationId: string, then: Then) => void,
  ) {}

  /**
   * Keep a text and send it, a reply with its files; `seen` is the newest message on the screen as it was written.
   * A reply can be taken back first.
   */
  put(kind: Unsent["kind"], conversationId: string, text: string, seen: number, then?: Then): void {
    const at = new Date(this.state.now()).toISOString();
    const attachments = kind === "say" ? this.attaching.take(conversationId) : [];
    const until = kind === "say" && this.state.preferences.isUndoOn ? { until: Date.now() + UNDO_FOR } : {};
    const kept = { client_id: crypto.randomUUID(), conversation_id: conversationId, kind, text, attachments, seen, at };
    this.state.outbox.put({ ...kept, ...until, ...(then ? { then } : {}) });
    this.state.missed.delete(conversationId);
    this.state.refusals.delete(conversationId);
    this.state.outboxChanged();
    this.flush();
  }

  /** Send everything that waits, one text of each conversation at a time. */
  flush(): void {
    window.clearTimeout(this.timer);
    if (!this.connection.isOnline) return; // the next welcome flushes
    const next = this.state.outbox.nextRelease(Date.now());
    if (next !== null) this.timer = window.setTimeout(() => this.flush(), next - Date.now());
    for (const unsent of this.state.outbox.sendable(Date.now())) {
      if (!this.onTheWay.has(unsent.conversation_id)) void this.send(unsent);
    }
  }

  /** Take back what is held of a conversation: its text goes into the box again. */
  undo(conversationId: string): void {
    const held = this.state.outbox.held(conversationId, Date.now());
    for (const unsent of held) this.state.outbox.remove(unsent.client_id);
    for (const unsent of [...held].reverse()) this.giveBack(unsent);
    this.state.outboxChanged();
  }

  /** Hold nothing back any more: of one conversation, or, when the page is left, of all. */
  sendNow(conversationId?: string): void {
    this.state.outbox.release(conversationId);
    this.state.outboxChanged();
    this.flush();
  }

  private async send(unsent: Unsent): Promise<void> {
    this.onTheWay.add(unsent.conversation_id);
    const answer = await this.ask(unsent);
    this.onTheWay.delete(unsent.conversation_id);
    const code = answer && !answer.ok ? answer.error.code : null;
    const outcome = fate(code, answer?.ok ?? false);
    if (outcome === "again") return this.later(answer && !answer.ok ? answer.error : null);
    this.wait = FIRST_WAIT;
    if (answer && !answer.ok && outcome === "stale" && this.needsNoReading(unsent, answer.messages ?? [])) return this.flush();
    this.state.outbox.remove(unsent.client_id);
    if (answer?.ok) this.sent(unsent, answer);
    else if (answer && outcome === "stale") this.stale(unsent, answer.messages ?? []);
    else if (answer) this.refused(unsent, answer.error);
    this.state.outboxChanged();
    this.flush();
  }

  private async ask(unsent: Unsent): Promise<Answer<Sent> | null> {
    const { client_id, conversation_id, text } = unsent;
    const said = { conversation_id, client_id, text };
    const mentions = mentioned(text, this.state.colleagues);
    try {
      if (unsent.kind === "note") return await this.connection.ask<Sent>("note", { ...said, mentions });
      const if_head = this.seenOf(unsent);
      const attachments = unsent.attachments?.map(({ id }) => id) ?? [];
      return await this.connection.ask<Sent>("say", { ...said, attachments, if_head });
    } catch (error) {
      if (error instanceof NoAnswerError) return null;
      throw error;
    }
  }

  private later(refusal: Refusal | null): void {
    const wait = Math.max(this.wait, (refusal?.retry_after ?? 0) * 1000) * (0.75 + Math.random() / 2);
    this.wait = Math.min(LONGEST_WAIT, this.wait * 2);
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.flush(), wait);
  }

  private sent(unsent: Unsent, { message, note }: Sent): void {
    const timeline = this.state.timelineOf(unsent.conversation_id);
    this.state.drafted(unsent.conversation_id);
    if (unsent.then) this.followUp(unsent.conversation_id, unsent.then);
    if (note) timeline.addNote(note);
    if (message && timeline.add(message) === "gap") void this.browsing.catchUp(unsent.conversation_id);
  }

  /** The newest seq that counts as seen for this text, by what is on the screen now. */
  private seenOf({ conversation_id, seen }: Unsent): number {
    return seenBy(this.state.agent?.id ?? "", seen, this.state.timelines.get(conversation_id)?.messages ?? []);
  }

  /** True when only status lines came meanwhile, such as that of one's own claim: the text may go at once. */
  private needsNoReading(unsent: Unsent, missed: Message[]): boolean {
    this.state.timelineOf(unsent.conversation_id).addAll(missed);
    this.state.changed();
    return this.seenOf(unsent) >= (missed.at(-1)?.seq ?? Number.MAX_SAFE_INTEGER);
  }

  /** Others spoke first: show what was missed, and give the text back to its box. */
  private stale(unsent: Unsent, missed: Message[]): void {
    const timeline = this.state.timelineOf(unsent.conversation_id);
    if (timeline.addAll(missed) === "gap") void this.browsing.catchUp(unsent.conversation_id);
    this.state.missed.set(unsent.conversation_id, missed.filter((each) => each.kind !== "status"));
    this.giveBack(unsent);
  }

  private refused(unsent: Unsent, refusal: Refusal): void {
    this.state.refusals.set(unsent.conversation_id, refusalText(this.state.texts, refusal));
    this.giveBack(unsent);
  }

  private giveBack(unsent: Unsent): void {
    const box = unsent.kind === "note" ? "note" : "reply";
    const before = this.state.draft(unsent.conversation_id)[box];
    this.state.write(unsent.conversation_id, { [box]: before ? `${unsent.text}\n\n${before}` : unsent.text });
    if (unsent.attachments) this.attaching.giveBack(unsent.conversation_id, unsent.attachments);
    this.state.focusAsked += 1;
  }
}
