// The internal log in the agent's language; what the server writes down is short English (chat_server/actions).

import type { LogEntry } from "../core/wire";
import type { Texts } from "./indonesian";

const FACT = /(priority|category|language) (\w+)/g;

/** What an entry says; one that is not known is shown as it was written. */
export function logged(texts: Texts, { who, what }: LogEntry): string {
  const people: Record<string, string> = { visitor: texts.thread.visitor, bot: texts.thread.bot, clock: texts.log.clock };
  return `${people[who] ?? who} ${deed(texts, what)}`;
}

function deed(texts: Texts, what: string): string {
  const known = texts.log.deeds[what];
  if (known) return known;
  if (what.startsWith("set ")) return `${texts.log.set} ${facts(texts, what)}`;
  for (const [pattern, told] of texts.log.patterns) {
    const found = pattern.exec(what);
    if (found) return told(...found.slice(1));
  }
  return what;
}

function facts(texts: Texts, what: string): string {
  const names: Record<string, Record<string, string>> = { priority: texts.priority, category: texts.category, language: texts.language };
  return [...what.matchAll(FACT)].map(([, fact = "", value = ""]) => names[fact]?.[value] ?? value).join(", ");
}
