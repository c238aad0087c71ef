// The figures of reports and searches as they travel, and how they are written. Types and arithmetic only.

import type { Availability, Author, Conversation, Language } from "../core/wire";

export type By = "day" | "priority" | "category" | "agent";
export const GROUPS: readonly By[] = ["day", "priority", "category", "agent"];

/** Half of them took at most `half` seconds, nine of ten at most `most`. */
export interface Spread {
  half: number;
  most: number;
}

export type Owner = "bot" | "waiting" | "human" | "customer";
export const OWNERS: readonly Owner[] = ["bot", "waiting", "human", "customer"];

export interface Line {
  key: string | null;
  name: string | null;
  begun: number;
  came_to_people: number;
  resolved: number;
  by_bot: number;
  deflection: number | null;
  first_response: Spread | null;
  resolution: Spread | null;
  kept: number;
  broken: number;
  kept_share: number | null;
  rated: number;
  satisfaction: number | null;
  times: Record<Owner, number>;
}

export interface Report {
  by: By;
  lines: Line[];
  total: Line;
}

export type DeskCount = "waiting" | "open" | "paused" | "bot" | "escalated" | "overdue";
export const DESK_COUNTS: readonly DeskCount[] = ["waiting", "overdue", "escalated", "open", "paused", "bot"];

export interface Board {
  now: string;
  queues: Record<DeskCount, number>;
  oldest_wait: string | null;
  agents: { id: string; name: string; availability: Availability; online: boolean; open: number; paused: number }[];
}

export interface Hit {
  conversation: Conversation;
  seq: number | null;
  author: Author | null;
  at: string;
  snippet: { text: string; marks: [number, number][] };
}

export interface Hits {
  hits: Hit[];
  next: string | null;
  near: Record<string, string[]>;
}

export interface Period {
  from: string;
  to: string;
}

const DAY = 86_400_000;
const ZONE = "Asia/Jakarta"; // the days of the desk, as the server counts them

/** The day of a moment in the desk's zone, such as 2026-11-23. */
export function dayOf(at: number): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: ZONE }).format(at);
}

/** The last `days` days, today included. */
export function lastDays(days: number, now: number): Period {
  return { from: dayOf(now - (days - 1) * DAY), to: dayOf(now) };
}

/** True for two days in order, at most a year apart. */
export function isPeriod({ from, to }: Period): boolean {
  const length = Date.parse(to) - Date.parse(from);
  return length >= 0 && length < 366 * DAY;
}

export function percent(share: number | null, locale: string): string {
  return share === null ? "–" : new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 }).format(share);
}

export function number(value: number | null, locale: string, digits = 0): string {
  if (value === null) return "–";
  return new Intl.NumberFormat(locale, { maximumFractionDigits: digits, minimumFractionDigits: digits }).format(value);
}

/** The seconds that a conversation took of `owner`'s time, on average. */
export function average(line: Line, owner: Owner): number | null {
  return line.begun ? line.times[owner] / line.begun : null;
}

/** A length of time in its two largest units, such as 2j 14m. */
export function length(seconds: number | null, unit: { second: string; minute: string; hour: string; day: string }): string {
  if (seconds === null) return "–";
  if (seconds < 60) return `${Math.round(seconds)}${unit.second}`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes}${unit.minute}`;
  if (minutes < 1440) return two(Math.floor(minutes / 60), unit.hour, minutes % 60, unit.minute);
  const hours = Math.round(minutes / 60);
  return two(Math.floor(hours / 24), unit.day, hours % 24, unit.hour);
}

function two(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small ? `${large}${largeUnit} ${small}${smallUnit}` : `${large}${largeUnit}`;
}

/** The passage cut at its marks, which are counted in characters as people see code points. */
export function markedParts({ text, marks }: Hit["snippet"]): { text: string; isMarked: boolean }[] {
  const signs = [...text];
  const parts: { text: string; isMarked: boolean }[] = [];
  let done = 0;
  for (const [start, end] of [...marks, [signs.length, signs.length] as const]) {
    if (start > done) parts.push({ text: signs.slice(done, start).join(""), isMarked: false });
    if (end > start) parts.push({ text: signs.slice(start, end).join(""), isMarked: true });
    done = Math.max(done, end);
  }
  return parts;
}

/** A day as an axis has room for it, such as 23/11. */
export function shortDay(day: string, language: Language): string {
  const [, month, date] = day.split("-");
  return language === "en" ? `${Number(date)}/${Number(month)}` : `${date}/${month}`;
}
