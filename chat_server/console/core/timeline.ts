// One conversation as it was said: messages by seq without holes, and the internal notes between them.

import type { Call, Conversation, Detail, Earlier, LogEntry, Message, Note, Opened, Step, Triage, Visit, Visitor } from "./wire";

export type Added = "added" | "known" | "gap";
export type Entry = { kind: "message"; message: Message } | { kind: "note"; note: Note };

/** What is known of the case besides its messages. */
export interface Facts {
  visitor: Visitor;
  details: Detail[];
  triage: Triage | null;
  log: LogEntry[];
  whyDue: Step[];
  pages: Visit[];
  earlier: Earlier[];
}

export class Timeline {
  messages: Message[] = [];
  hasOlder = false;
  facts: Facts | null = null;
  readByVisitor = 0;
  /** What called for the agents and was unseen when the conversation was opened. */
  calls: Call[] = [];
  private notes = new Map<string, Note>();
  private factsStamp = "";

  constructor(readonly id: string) {}

  /** The newest seq that is here; everything from the first one on is here too. */
  get last(): number {
    return this.messages.at(-1)?.seq ?? 0;
  }

  get first(): number {
    return this.messages[0]?.seq ?? 0;
  }

  /** Take the conversation as `open` gives it; what does not join on to what is here replaces it. */
  opened(view: Opened): void {
    const start = view.messages[0]?.seq ?? 0;
    if (start > this.last + 1 || this.messages.length === 0) {
      this.messages = [];
      this.hasOlder = view.more;
    }
    this.addAll(view.messages);
    for (const note of view.notes) this.addNote(note);
    this.facts = { visitor: view.visitor, details: view.details, triage: view.triage, log: view.log, whyDue: view.why_due, pages: view.pages, earlier: view.earlier };
    this.calls = [...this.calls, ...view.alerts.filter((call) => !this.calls.some(({ id }) => id === call.id))];
    this.factsStamp = stamp(view.conversation);
    this.readByVisitor = Math.max(this.readByVisitor, view.conversation.visitor_read_seq);
  }

  /** True when the conversation has moved on since its facts were fetched. */
  isOutdated(conversation: Conversation): boolean {
    return this.facts !== null && this.factsStamp !== stamp(conversation);
  }

  /** Take one message: one that is here already changes nothing, one behind a hole is not taken. */
  add(message: Message): Added {
    if (this.messages.length > 0 && message.seq <= this.last) return "known";
    if (this.messages.length > 0 && message.seq > this.last + 1) return "gap";
    this.messages = [...this.messages, message];
    return "added";
  }

  addAll(messages: readonly Message[]): Added {
    let outcome: Added = "known";
    for (const message of messages) {
      const added = this.add(message);
      if (added === "gap") return "gap";
      if (added === "added") outcome = "added";
    }
    return outcome;
  }

  /** Put older messages in front; those that do not join on are left out. */
  prepend(older: readonly Message[]): void {
    const fitting = older.filter((each) => each.seq < this.first);
    if (fitting.at(-1)?.seq === this.first - 1) this.messages = [...fitting, ...this.messages];
    this.hasOlder = this.first > 1;
  }

  addNote(note: Note): void {
    this.notes.set(note.id, note);
  }

  read(seq: number): void {
    this.readByVisitor = Math.max(this.readByVisitor, seq);
  }

  /** Messages and notes in one order; a note stands behind what had been said when it was written. */
  entries(): Entry[] {
    const notes = [...this.notes.values()].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
    const woven: Entry[] = [];
    for (const message of this.messages) {
      while (notes[0] && Date.parse(notes[0].at) < Date.parse(message.at)) {
        woven.push({ kind: "note", note: notes.shift() as Note });
      }
      woven.push({ kind: "message", message });
    }
    return [...woven, ...notes.map((note): Entry => ({ kind: "note", note }))];
  }
}

/** What of a conversation goes with a new entry in its log, or new facts. */
function stamp({ status, priority, category, agent, escalated, level, ticket, team, promise, paused_at }: Conversation): string {
  return [status, priority, category, agent?.id, escalated, level, ticket, team, promise?.due_at, paused_at].join(" ");
}

/** The newest seq that counts as seen by who saw `seen`: their own words and status lines need no reading. */
export function seenBy(agentId: string, seen: number, messages: readonly Message[]): number {
  let head = seen;
  for (const message of messages) {
    const isOwn = message.author.id === agentId && message.author.kind === "agent";
    if (message.seq === head + 1 && (isOwn || message.kind === "status")) head = message.seq;
  }
  return head;
}
