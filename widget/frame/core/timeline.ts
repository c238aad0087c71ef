/**
 * What is known of the conversation: a pure reducer. Messages stand in the order of `seq` without gaps; what came too
 * early waits in `early` until what stands between has been fetched (docs/protocol.md, Order and repair).
 */

import type { Beat, Conversation, Cursor, Message, Missed, Welcome } from "./wire";

export interface Timeline {
  readonly epoch: string | null;
  readonly conversation: Conversation | null;
  readonly messages: readonly Message[];
  readonly early: readonly Message[];
  /** The newest `seq` heard of. */
  readonly head: number;
  /** How far the team has read. */
  readonly readByTeam: number;
}

export const nothingYet: Timeline = { epoch: null, conversation: null, messages: [], early: [], head: 0, readByTeam: 0 };

const MOST_EARLY = 400;

export const firstSeq = (timeline: Timeline): number => timeline.messages[0]?.seq ?? 0;
export const lastSeq = (timeline: Timeline): number => timeline.messages.at(-1)?.seq ?? 0;
/** True when there is something to fetch. */
export const isBehind = (timeline: Timeline): boolean => timeline.head > lastSeq(timeline);
/** True when something came that cannot be shown before something else was fetched. */
export const hasGap = (timeline: Timeline): boolean => timeline.early.some((message) => isOf(timeline, message));
/** True when there are older messages than those loaded. */
export const hasEarlier = (timeline: Timeline): boolean => firstSeq(timeline) > 1;

/** Where to go on after a reconnection; null means: from the beginning. */
export function cursorOf({ epoch, conversation, messages }: Timeline): Cursor | null {
  const last = messages.at(-1);
  return epoch !== null && conversation && last ? { epoch, conversation_id: conversation.id, seq: last.seq } : null;
}

/** After `welcome`: goes on where it was, or begins afresh in another epoch or conversation. */
export function welcomed(timeline: Timeline, welcome: Welcome): Timeline {
  const { epoch, conversation, messages } = welcome;
  const goesOn = epoch === timeline.epoch && conversation?.id === timeline.conversation?.id && timeline.messages.length > 0;
  if (goesOn && conversation) return place(withConversation(timeline, conversation), messages);
  return { ...nothingYet, epoch, conversation, messages: inOrder(messages), head: conversation?.head ?? 0, readByTeam: conversation?.read_seq ?? 0 };
}

/** After a live `message`; one that is known already changes nothing. */
export function received(timeline: Timeline, message: Message): Timeline {
  if (isOf(timeline, message) && message.seq <= lastSeq(timeline) && message.seq >= firstSeq(timeline)) return timeline;
  const head = isOf(timeline, message) ? Math.max(timeline.head, message.seq) : timeline.head;
  return place({ ...timeline, head }, [message]);
}

/** After `conversation`, or an acknowledgement that carries one. */
export function conversationChanged(timeline: Timeline, changed: Conversation): Timeline {
  const current = timeline.conversation;
  if (current?.id === changed.id) return place(withConversation(timeline, changed), []);
  if (current && !replaces(changed, current)) return timeline;
  return place({ ...nothingYet, epoch: timeline.epoch, early: timeline.early, conversation: changed, head: changed.head }, []);
}

/** After the answer to `catch_up`, for what was missed and for older messages alike. */
export function fetched(timeline: Timeline, missed: Missed): Timeline {
  if (missed.conversation.id !== timeline.conversation?.id) return timeline;
  return place({ ...withConversation(timeline, missed.conversation), head: Math.max(timeline.head, missed.head) }, missed.messages);
}

/** After the answer to `heartbeat`; null when everything must be loaded afresh. */
export function beaten(timeline: Timeline, beat: Beat): Timeline | null {
  const isElsewhere = beat.conversation_id !== undefined && beat.conversation_id !== (timeline.conversation?.id ?? null);
  if (beat.epoch !== timeline.epoch || isElsewhere) return null;
  return beat.head > timeline.head ? { ...timeline, head: beat.head } : timeline;
}

/** After `read` by the team. */
export const teamRead = (timeline: Timeline, seq: number): Timeline =>
  seq > timeline.readByTeam ? { ...timeline, readByTeam: seq } : timeline;

const isOf = (timeline: Timeline, message: Message): boolean => message.conversation_id === timeline.conversation?.id;

/** A visitor has one active conversation at a time, so a later one replaces one that must have ended meanwhile. */
function replaces(other: Conversation, current: Conversation): boolean {
  const wouldEnd = other.status === "resolved" && current.status !== "resolved";
  return !wouldEnd && other.updated_at >= current.updated_at;
}

function withConversation(timeline: Timeline, changed: Conversation): Timeline {
  const isLate = timeline.conversation !== null && changed.updated_at < timeline.conversation.updated_at;
  const readByTeam = Math.max(timeline.readByTeam, changed.read_seq ?? 0);
  return { ...timeline, readByTeam, conversation: isLate ? timeline.conversation : changed, head: Math.max(timeline.head, changed.head) };
}

/** Put messages where they belong: next to the others when nothing is missing between, else among the early ones. */
function place(timeline: Timeline, arrived: readonly Message[]): Timeline {
  const waiting = [...timeline.early, ...arrived];
  const known = new Map(timeline.messages.map((message) => [message.seq, message]));
  const candidates = new Map(waiting.filter((message) => isOf(timeline, message)).map((message) => [message.seq, message]));
  let last = lastSeq(timeline);
  for (let next = candidates.get(last + 1); next; next = candidates.get(last + 1)) known.set(++last, next);
  let first = firstSeq(timeline);
  for (let next = candidates.get(first - 1); next; next = candidates.get(first - 1)) known.set(--first, next);
  const early = waiting.filter((message) => !isOf(timeline, message) || message.seq > last).slice(-MOST_EARLY);
  return { ...timeline, messages: inOrder(known.values()), early };
}

const inOrder = (messages: Iterable<Message>): Message[] => [...messages].sort((one, other) => one.seq - other.seq);
