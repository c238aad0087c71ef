// Replies and notes that the server has not acknowledged yet. Nothing leaves it but by an answer.

import type { Attachment } from "./wire";

export interface Unsent {
  client_id: string;
  conversation_id: string;
  kind: "say" | "note";
  text: string;
  /** Files that are on the server already, and go with the text. */
  attachments?: Attachment[];
  /** The newest seq on the screen when it was written. */
  seen: number;
  at: string;
}

/** What becomes of an unsent text after the server's answer. */
export type Fate = "sent" | "again" | "stale" | "refused";

/** The fate by the answer's code; null stands for an answer that never came. */
export function fate(code: string | null, isOk: boolean): Fate {
  if (isOk) return "sent";
  if (code === null || code === "unavailable" || code === "internal_error" || code === "too_many") return "again";
  return code === "stale" ? "stale" : "refused";
}

export class Outbox {
  constructor(private waiting: readonly Unsent[] = []) {}

  get all(): readonly Unsent[] {
    return this.waiting;
  }

  /** Those of one conversation, in the order of writing. */
  of(conversationId: string): Unsent[] {
    return this.waiting.filter((each) => each.conversation_id === conversationId);
  }

  put(unsent: Unsent): void {
    this.waiting = [...this.waiting, unsent];
  }

  remove(clientId: string): void {
    this.waiting = this.waiting.filter((each) => each.client_id !== clientId);
  }

  /** The first of each conversation: a later text waits until the earlier one is answered. */
  sendable(): Unsent[] {
    const seen = new Set<string>();
    return this.waiting.filter((each) => !seen.has(each.conversation_id) && seen.add(each.conversation_id));
  }
}

/** The outbox kept as JSON; whatever is not of its form is left out. */
export function readOutbox(text: string | null): Outbox {
  try {
    const kept: unknown = JSON.parse(text ?? "[]");
    return new Outbox(Array.isArray(kept) ? kept.filter(isUnsent) : []);
  } catch {
    return new Outbox();
  }
}

function isUnsent(value: unknown): value is Unsent {
  const one = value as Partial<Unsent> | null;
  return typeof one?.client_id === "string" && typeof one.conversation_id === "string" && typeof one.text === "string";
}
