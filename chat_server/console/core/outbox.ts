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
  /** The device's time until which it may be taken back; only then it is sent. */
  until?: number;
  /** What becomes of the conversation once it is sent. */
  then?: Then;
}

export type Then = "resolve" | "pause";

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

  /** The first of each conversation: a later text waits until the earlier one is answered, or no longer held back. */
  sendable(now: number): Unsent[] {
    const seen = new Set<string>();
    const first = this.waiting.filter((each) => !seen.has(each.conversation_id) && seen.add(each.conversation_id));
    return first.filter((each) => !isHeld(each, now));
  }

  /** Those of one conversation that may still be taken back. */
  held(conversationId: string, now: number): Unsent[] {
    return this.of(conversationId).filter((each) => isHeld(each, now));
  }

  /** Hold back no longer: those of one conversation, or all. */
  release(conversationId?: string): void {
    this.waiting = this.waiting.map((each) => (conversationId === undefined || each.conversation_id === conversationId ? { ...each, until: 0 } : each));
  }

  /** When the next text is held back no longer; null when none is. */
  nextRelease(now: number): number | null {
    const times = this.waiting.filter((each) => isHeld(each, now)).map((each) => each.until ?? now);
    return times.length > 0 ? Math.min(...times) : null;
  }
}

function isHeld({ until }: Unsent, now: number): boolean {
  return until !== undefined && until > now;
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
