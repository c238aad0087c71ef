// The agents' list: every conversation the console has heard of, which queue holds it, and in what order.

import type { Changed, Conversation, Counts, Listed, Queue, Welcome } from "./wire";
import { QUEUES } from "./wire";

const NEVER = Number.MAX_SAFE_INTEGER; // cases without a due time come last, as in the server's order

interface Loaded {
  next: string | null;
  last: Conversation | null;
}

export type Start = "fresh" | "resumed";

/** True when `queue` of the agent `agentId` holds the conversation. */
export function isIn(queue: Queue, conversation: Conversation, agentId: string): boolean {
  const { status } = conversation;
  switch (queue) {
    case "mine":
      return conversation.agent?.id === agentId && (status === "open" || status === "paused");
    case "team":
      return status === "waiting" || status === "open" || status === "paused";
    case "escalated":
      return conversation.escalated && status !== "resolved";
    case "done":
      return status === "resolved";
    default:
      return status === queue;
  }
}

/** How `a` and `b` stand to each other in `queue`: by due time, the done ones newest first. */
export function inOrder(queue: Queue, a: Conversation, b: Conversation): number {
  return key(queue, a) - key(queue, b) || (a.id < b.id ? -1 : Number(a.id > b.id));
}

function key(queue: Queue, conversation: Conversation): number {
  if (queue === "done") return -Date.parse(conversation.updated_at);
  return conversation.promise ? Date.parse(conversation.promise.due_at) : NEVER;
}

/** How many messages no agent has read yet; 0 while the bot has it or when an agent spoke last. */
export function unread(conversation: Conversation): number {
  const isOurs = conversation.status === "bot" || conversation.status === "resolved";
  if (isOurs || conversation.preview?.author_kind === "agent") return 0;
  return Math.max(0, conversation.head - conversation.read_seq);
}

export class Board {
  epoch: string | null = null;
  cursor = 0;
  counts: Counts = { waiting: 0, mine: 0, team: 0, bot: 0, escalated: 0, done: 0 };
  /** True when a change could not be counted, so the server's own count is wanted. */
  isCountUnsure = false;
  private agentId = "";
  private countedAt = 0;
  private countedOn = 0;
  private known = new Map<string, Conversation>();
  private loaded = new Map<Queue, Loaded>();
  /** Rows in order, kept until something changes: the list is drawn at every key that is pressed. */
  private arranged = new Map<Queue, readonly Conversation[]>();

  /** Take a welcome. Another epoch is another database: nothing known before it counts. */
  welcome(view: Welcome): Start {
    const isResumed = this.epoch === view.epoch && this.agentId === view.agent.id;
    if (!isResumed) {
      this.known.clear();
      this.loaded.clear();
      this.cursor = view.change_id;
    }
    this.arranged.clear();
    this.epoch = view.epoch;
    this.agentId = view.agent.id;
    this.recount(view.queues, view.change_id, Date.parse(view.now));
    return isResumed ? "resumed" : "fresh";
  }

  /** Take the server's own counts, which hold for `changeId`. */
  recount(counts: Counts, changeId: number, now: number): void {
    this.counts = { ...counts };
    this.countedAt = changeId;
    this.countedOn = now;
    this.isCountUnsure = false;
  }

  /** Take a conversation as it stands; false when a newer state of it is known already. */
  apply(conversation: Conversation): boolean {
    const before = this.known.get(conversation.id);
    if (before && before.change_id > conversation.change_id) return false;
    this.count(before, conversation);
    this.known.set(conversation.id, conversation);
    this.arranged.clear();
    return before?.change_id !== conversation.change_id;
  }

  private count(before: Conversation | undefined, after: Conversation): void {
    if (after.change_id <= this.countedAt) return;
    const isNew = Date.parse(after.created_at) > this.countedOn;
    if (!before && !isNew) {
      this.isCountUnsure = true;
      return;
    }
    for (const queue of QUEUES) {
      const was = before !== undefined && isIn(queue, before, this.agentId);
      this.counts[queue] = Math.max(0, this.counts[queue] + Number(isIn(queue, after, this.agentId)) - Number(was));
    }
  }

  /** Take what changed since the cursor; the number of conversations that were not known in that state. */
  changed(view: Changed): number {
    this.cursor = Math.max(this.cursor, view.change_id);
    return view.conversations.filter((each) => this.apply(each)).length;
  }

  /** Take a page of a queue. */
  listed(queue: Queue, view: Listed): void {
    for (const each of view.conversations) this.apply(each);
    const last = view.conversations.at(-1) ?? this.loaded.get(queue)?.last ?? null;
    this.loaded.set(queue, { next: view.next, last });
    this.arranged.clear();
  }

  get(id: string): Conversation | undefined {
    return this.known.get(id);
  }

  isLoaded(queue: Queue): boolean {
    return this.loaded.has(queue);
  }

  /** The cursor of the following page, null when there is none. */
  next(queue: Queue): string | null {
    return this.loaded.get(queue)?.next ?? null;
  }

  /** The conversations of a queue in order, as far as its pages are loaded: no holes in between. */
  rows(queue: Queue): readonly Conversation[] {
    const rows = this.arranged.get(queue) ?? this.arrange(queue);
    this.arranged.set(queue, rows);
    return rows;
  }

  private arrange(queue: Queue): Conversation[] {
    const loaded = this.loaded.get(queue);
    const limit = loaded?.next ? loaded.last : null;
    return [...this.known.values()]
      .filter((each) => isIn(queue, each, this.agentId) && (!limit || inOrder(queue, each, limit) <= 0))
      .sort((a, b) => inOrder(queue, a, b));
  }
}
