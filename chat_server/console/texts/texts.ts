// The console's texts by language, and times as each language writes them.

import type { Due } from "../core/due";
import { isFar, span } from "../core/due";
import type { Language } from "../core/wire";
import { english } from "./english";
import { indonesian, type Texts } from "./indonesian";

export type { Texts };

const ZONE = "Asia/Jakarta"; // the policy counts in WIB, so agents read times as visitors are told them

export function textsIn(language: Language): Texts {
  return language === "en" ? english : indonesian;
}

/** The clock time: 09.12 in Indonesian, 09:12 in English, as the server writes it, too. */
export function clock(texts: Texts, at: number): string {
  return format(texts, at, { hour: "2-digit", minute: "2-digit" });
}

/** The day, such as Senin, 23 November 2026; today and yesterday by their names. */
export function day(texts: Texts, at: number, now: number): string {
  const key = (time: number) => format(texts, time, { year: "numeric", month: "2-digit", day: "2-digit" });
  if (key(at) === key(now)) return texts.thread.today;
  if (key(at) === key(now - 86_400_000)) return texts.thread.yesterday;
  return format(texts, at, { weekday: "long", day: "numeric", month: "long", year: "numeric" });
}

/** A moment in full, such as Sen, 23 Nov 09.12 WIB; without the day when it is today. */
export function moment(texts: Texts, at: number, now: number): string {
  const time = `${clock(texts, at)} WIB`;
  if (day(texts, at, now) === texts.thread.today) return time;
  return `${format(texts, at, { weekday: "short", day: "numeric", month: "short" })} ${time}`;
}

/** What the chip of a promise says: the time left, the time over, or the day when it is far. */
export function chip(texts: Texts, due: Due): string {
  if (due.left === null) return texts.due.paused;
  if (due.left < 0) return texts.due.over(span(due.left, texts.unit));
  if (isFar(due)) return `${format(texts, due.at, { weekday: "short" })} ${clock(texts, due.at)}`;
  return span(due.left, texts.unit);
}

/** The promise in a sentence, for those who hover or listen. */
export function dueSentence(texts: Texts, due: Due, now: number): string {
  if (due.left === null) return due.tone === "paused" ? texts.due.pausedLong : "";
  const length = span(due.left, texts.unitInWords);
  return `${due.left < 0 ? texts.due.overLong(length) : texts.due.in(length)}, ${texts.due.at(moment(texts, due.at, now))}`;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function format(texts: Texts, at: number, options: Intl.DateTimeFormatOptions): string {
  const key = texts.locale + JSON.stringify(options);
  const known = formats.get(key) ?? new Intl.DateTimeFormat(texts.locale, { ...options, timeZone: ZONE });
  formats.set(key, known);
  return known.format(at);
}
