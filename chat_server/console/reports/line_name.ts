// What a line of a report is called.

import type { Category, Language, Priority } from "../core/wire";
import type { Texts } from "../texts/texts";
import { type By, type Line, shortDay } from "./figures";
import type { ReportTexts } from "./texts";

/** The name of the line's group; `isShort` where an axis has little room. */
export function lineName(line: Line, by: By, words: ReportTexts, texts: Texts, language: Language, isShort = false): string {
  if (line.key === null) return isShort ? "–" : words.none[by];
  if (by === "priority") return texts.priority[line.key as Priority];
  if (by === "category") return isShort ? firstWord(texts.category[line.key as Category]) : texts.category[line.key as Category];
  if (by === "agent") return isShort ? firstWord(line.name ?? line.key) : (line.name ?? line.key);
  return isShort ? shortDay(line.key, language) : longDay(line.key, texts.locale);
}

function firstWord(text: string): string {
  return text.split(" ")[0] ?? text;
}

function longDay(day: string, locale: string): string {
  const format = { weekday: "short", day: "numeric", month: "short", year: "numeric", timeZone: "UTC" } as const;
  return new Intl.DateTimeFormat(locale, format).format(Date.parse(day));
}
