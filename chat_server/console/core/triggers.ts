// What opens a helping list while somebody writes: / for ready-made replies, # for articles, @ for colleagues.

export type Sign = "/" | "#" | "@";

export interface Trigger {
  sign: Sign;
  /** What was written after the sign. */
  query: string;
  /** Where the sign stands in the text. */
  from: number;
}

const LONGEST_QUERY = 40;
const BEFORE_CARET = /(?:^|[\s(])([/#@])([^\s/#@]+(?: [^\s/#@]+)?|)$/;

/** The trigger that the caret is behind, null when there is none; a sign in the middle of a word is none. */
export function triggerAt(text: string, caret: number, signs: readonly Sign[]): Trigger | null {
  const found = BEFORE_CARET.exec(text.slice(0, caret));
  if (!found) return null;
  const [, sign, query = ""] = found;
  if (query.length > LONGEST_QUERY || !signs.includes(sign as Sign)) return null;
  return { sign: sign as Sign, query, from: caret - query.length - 1 };
}

/** The text with `chosen` in place of the trigger, and where the caret stands then. */
export function replaced(text: string, caret: number, trigger: Trigger, chosen: string): { text: string; caret: number } {
  const after = text.slice(caret);
  const gap = after === "" || /^\s/.test(after) ? "" : " ";
  const head = text.slice(0, trigger.from) + chosen + gap;
  return { text: head + after, caret: head.length };
}

export interface Known {
  visitor: string | null;
  agent: string | null;
  ticket: string | null;
}

/** A ready-made reply with what is known filled in. An unknown name is left out; what else is unknown stays in its braces. */
export function filled(text: string, known: Known): string {
  const named = known.visitor ? text : text.replace(/^\{visitor\},?\s*|,?\s*\{visitor\}/g, "");
  return named.replace(/\{(visitor|agent|ticket)\}/g, (braces, name: keyof Known) => known[name] ?? braces);
}

/** What is still to be filled in by hand before the text may go out. */
export function unfilled(text: string): string[] {
  return [...new Set(text.match(/\{(?:visitor|agent|ticket)\}/g) ?? [])];
}

/** True when every word of the query begins a word of the name, in either case. */
export function fits(query: string, name: string): boolean {
  const words = name.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  return query.toLowerCase().split(/[^\p{L}\p{N}]+/u).every((part) => words.some((word) => word.startsWith(part)));
}

/** The ids of the colleagues whose names stand behind an @ in a note. */
export function mentioned(text: string, colleagues: readonly { id: string; name: string }[]): string[] {
  return colleagues.filter(({ name }) => text.includes(`@${name}`)).map(({ id }) => id);
}
