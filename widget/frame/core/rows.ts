/** What the list of messages shows, from what is known and what is on its way. */

import type { Outgoing } from "./outbox";
import type { Timeline } from "./timeline";
import type { Attachment, Message } from "./wire";

export type Mark = "queued" | "stored" | "read" | "refused";

export interface DayRow { readonly kind: "day"; readonly key: string; readonly at: number }
export interface StatusRow { readonly kind: "status"; readonly key: string; readonly message: Message }
export interface BubbleRow {
  readonly kind: "bubble";
  readonly key: string;
  readonly author: "visitor" | "bot" | "agent";
  readonly name: string;
  readonly text: string;
  readonly files: readonly Attachment[];
  readonly at: number;
  readonly seq: number | null;
  readonly mark: Mark | null;
  /** First of a group by the same author: shows who speaks. Last: shows when. */
  readonly isFirst: boolean;
  readonly isLast: boolean;
  /** The stored message, with its articles and chips; null while on its way. */
  readonly message: Message | null;
  /** The entry on its way; null when stored. */
  readonly outgoing: Outgoing | null;
}
export type Row = DayRow | StatusRow | BubbleRow;

/** Rows in their order: a day's name where it changes, the messages, then what is on its way. */
export function rowsOf(timeline: Timeline, entries: readonly Outgoing[]): Row[] {
  const stored = new Set(timeline.messages.map((message) => message.client_id));
  const waiting = entries.filter((entry) => entry.kind === "say" && !stored.has(entry.client_id));
  const lastByTeam = timeline.messages.reduce((last, { author, seq }) => (author.kind === "agent" ? seq : last), 0);
  const readUpTo = Math.max(timeline.readByTeam, lastByTeam);
  const rows = [...timeline.messages.map((message) => storedRow(message, readUpTo)), ...waiting.map(waitingRow)];
  return withDays(rows.map((row, place) => grouped(row, rows[place - 1], rows[place + 1])));
}

/** The question whose chips can be tapped now: the newest, as long as the visitor has said nothing after it. */
export function openQuestion(timeline: Timeline, entries: readonly Outgoing[]): number | null {
  const { conversation, messages } = timeline;
  if (conversation?.status !== "bot" || entries.length > 0) return null;
  const lastSaid = messages.findLastIndex((message) => message.author.kind === "visitor");
  const asked = messages.slice(lastSaid + 1).findLast((message) => message.choices?.length);
  return asked?.seq ?? null;
}

/** How many answers came after `seen`, and the newest of them. */
export function unseenAfter(timeline: Timeline, seen: number): { readonly count: number; readonly newest: Message | null } {
  const unseen = timeline.messages.filter(({ seq, author }) => seq > seen && (author.kind === "agent" || author.kind === "bot"));
  return { count: unseen.length, newest: unseen.at(-1) ?? null };
}

function storedRow(message: Message, readUpTo: number): StatusRow | BubbleRow {
  const { kind } = message.author;
  const key = message.client_id ?? `${message.conversation_id}:${message.seq}`;
  if (kind === "system" || message.kind === "status") return { kind: "status", key, message };
  const mark = kind !== "visitor" ? null : message.seq <= readUpTo ? "read" : "stored";
  return {
    kind: "bubble", key, author: kind, name: message.author.name, text: message.text, files: message.attachments ?? [], at: Date.parse(message.at),
    seq: message.seq, mark, isFirst: true, isLast: true, message, outgoing: null,
  };
}

const waitingRow = (entry: Outgoing): BubbleRow => ({
  kind: "bubble", key: entry.client_id, author: "visitor", name: "", text: entry.text, files: entry.attachments ?? [], at: entry.at, seq: null,
  mark: entry.refused === undefined ? "queued" : "refused", isFirst: true, isLast: true, message: null, outgoing: entry,
});

type Ungrouped = StatusRow | BubbleRow;
const GROUP_MS = 5 * 60 * 1000;

function grouped(row: Ungrouped, before: Ungrouped | undefined, after: Ungrouped | undefined): Ungrouped {
  return row.kind === "status" ? row : { ...row, isFirst: !isTogether(before, row), isLast: !isTogether(row, after) };
}

function isTogether(one: Ungrouped | undefined, other: Ungrouped | undefined): boolean {
  if (one?.kind !== "bubble" || other?.kind !== "bubble") return false;
  return one.author === other.author && one.name === other.name && other.at - one.at < GROUP_MS && sameDay(one.at, other.at);
}

const timeOf = (row: Ungrouped): number => (row.kind === "status" ? Date.parse(row.message.at) : row.at);
const sameDay = (one: number, other: number): boolean => new Date(one).toDateString() === new Date(other).toDateString();

function withDays(rows: readonly Ungrouped[]): Row[] {
  return rows.flatMap((row, place): Row[] => {
    const before = rows[place - 1];
    const at = timeOf(row);
    if (before && sameDay(timeOf(before), at)) return [row];
    return [{ kind: "day", key: `day:${new Date(at).toDateString()}`, at }, row];
  });
}
