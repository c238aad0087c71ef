/** A conversation as a text to keep. */

import type { Message } from "./wire";

interface Names { readonly you: string; readonly assistant: string; readonly team: string }

/** One paragraph for each message: when, who, what; articles with their addresses, which are relative to `home`. */
export function transcriptOf(messages: readonly Message[], names: Names, home: string, when: (at: string) => string): string {
  return messages.map((message) => `${when(message.at)} · ${speaker(message, names)}\n${wordsOf(message, home)}\n`).join("\n");
}

function speaker({ author }: Message, names: Names): string {
  if (author.kind === "visitor") return names.you;
  if (author.kind === "bot") return names.assistant;
  return author.name || names.team;
}

function wordsOf({ text, articles, attachments }: Message, home: string): string {
  return [text, ...(attachments ?? []).map(({ name }) => `[${name}]`), ...(articles ?? []).map(({ title, url }) => `→ ${title}: ${new URL(url, home).href}`)].join("\n");
}
