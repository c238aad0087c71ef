// Drafts on the server: written a moment after the last key, fetched at every connection, so that another device has them.

import { toKeep, toShow } from "../core/drafts";
import type { Boxes } from "../core/wire";
import { type Connection, NoAnswerError } from "./connection";
import type { State } from "./state";

const KEEP_AFTER = 1_000;
const LONGEST = 8_000; // characters that the server keeps of a box; the device keeps all of it
const MOST_FETCHED = 100;

export class Drafts {
  private timers = new Map<string, number>();
  /** What the server was told that is on its way: it may give that back after it has arrived. */
  private told = new Map<string, { say: string[]; note: string[] }>();

  constructor(
    private state: State,
    private connection: Connection,
  ) {
    state.drafted = (id) => this.changed(id);
  }

  /** Something was written, or what was on its way is gone. */
  changed(id: string): void {
    window.clearTimeout(this.timers.get(id));
    this.timers.set(id, window.setTimeout(() => void this.keep(id), KEEP_AFTER));
  }

  /** A new connection: tell what the server has not heard, then take what other devices wrote. */
  async resume(): Promise<void> {
    const unheard = [...this.state.drafts].filter(([, draft]) => draft.isDirty !== false).map(([id]) => id);
    for (const id of unheard) await this.keep(id);
    const answer = await this.ask<{ drafts: Boxes[] }>("drafts", {});
    if (!answer) return;
    for (const boxes of answer.drafts) this.take(boxes);
    const kept = new Set(answer.drafts.map((boxes) => boxes.conversation_id));
    for (const [id, draft] of this.state.drafts) {
      if (draft.isDirty === false && !kept.has(id) && kept.size < MOST_FETCHED) this.state.drafts.delete(id);
    }
    this.state.keepDrafts();
    this.state.changed();
  }

  /** What the server has, unless something newer was written here. */
  take(boxes: Boxes): void {
    const { drafts } = this.state;
    if (drafts.has(boxes.conversation_id) && drafts.get(boxes.conversation_id)?.isDirty !== false) return;
    const { reply, note, escalate } = boxes;
    const told = this.told.get(boxes.conversation_id) ?? this.onTheWay(boxes.conversation_id);
    const shown = { reply: toShow(reply, told.say), note: toShow(note, told.note), escalate };
    drafts.set(boxes.conversation_id, { ...shown, isDirty: false });
  }

  /** Let the server keep everything that it has not heard yet; for the moment when the page is left. */
  keepNow(): void {
    for (const [id, draft] of this.state.drafts) if (draft.isDirty !== false) void this.keep(id);
  }

  private async keep(id: string): Promise<void> {
    const draft = this.state.drafts.get(id);
    if (!draft) return;
    const { reply, note, escalate } = draft;
    const told = this.onTheWay(id);
    this.told.set(id, told);
    const boxes = { reply: toKeep(reply, told.say), note: toKeep(note, told.note), escalate };
    const payload = Object.fromEntries(Object.entries(boxes).map(([name, text]) => [name, text.slice(0, LONGEST)]));
    const answer = await this.ask("draft", { conversation_id: id, ...payload });
    if (!answer || this.state.drafts.get(id) !== draft) return; // kept again later, or written on meanwhile
    this.state.drafts.set(id, { ...draft, isDirty: false });
    this.state.keepDrafts();
  }

  private onTheWay(id: string): { say: string[]; note: string[] } {
    const of = (kind: "say" | "note") => this.state.outbox.of(id).filter((each) => each.kind === kind).map((each) => each.text);
    return { say: of("say"), note: of("note") };
  }

  private async ask<T>(event: string, payload: object): Promise<T | null> {
    try {
      const answer = await this.connection.ask<T>(event, payload);
      return answer.ok ? answer : null;
    } catch (error) {
      if (error instanceof NoAnswerError) return null; // the next connection tells it
      throw error;
    }
  }
}
