// How long until a promise is due, as arithmetic: what the chip says and how it looks.

import type { Conversation } from "./wire";

export type Tone = "calm" | "soon" | "overdue" | "paused";

/** `left` in milliseconds, negative when the time is over; null while nothing counts down. */
export interface Due {
  tone: Tone;
  left: number | null;
  at: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The state of the promise at `now`; null when there is none or it is kept. */
export function dueOf(conversation: Conversation, now: number): Due | null {
  if (!conversation.promise || conversation.status === "resolved") return null;
  const at = Date.parse(conversation.promise.due_at);
  if (conversation.status === "paused") {
    return { tone: "paused", left: null, at: conversation.paused_until ? Date.parse(conversation.paused_until) : at };
  }
  if (!conversation.answer_due) return null;
  const left = at - now;
  return { tone: tone(left, at - startOf(conversation)), left, at };
}

function startOf(conversation: Conversation): number {
  return Date.parse(conversation.clock_started_at ?? conversation.created_at);
}

function tone(left: number, whole: number): Tone {
  if (left < 0) return "overdue";
  return left < whole / 4 ? "soon" : "calm";
}

/** A length of time in its two largest units, such as 2h 14m; `unit` gives the letters for hours and minutes. */
export function span(ms: number, unit: { hour: string; minute: string; day: string }): string {
  const whole = Math.abs(ms);
  if (whole < MINUTE) return `<1${unit.minute}`;
  if (whole < HOUR) return `${Math.floor(whole / MINUTE)}${unit.minute}`;
  const [large, small, largeName, smallName] =
    whole < DAY ? [HOUR, MINUTE, unit.hour, unit.minute] : [DAY, HOUR, unit.day, unit.hour];
  const rest = Math.floor((whole % large) / small);
  const head = `${Math.floor(whole / large)}${largeName}`;
  return rest ? `${head} ${rest}${smallName}` : head;
}

/** True when the chip names the day instead of counting down. */
export function isFar(due: Due): boolean {
  return due.left !== null && due.left >= DAY;
}
