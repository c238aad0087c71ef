/** What the visitor wrote and the server has not confirmed yet: the decisions, without storage or network. */

import type { Answer, Attachment, Chosen } from "./wire";

/** Something on its way: a text, or the wish to talk to a person. */
export interface Outgoing {
  readonly client_id: string;
  readonly kind: "say" | "human";
  readonly text: string;
  readonly choice?: Chosen;
  /** Files that are on the server already, and go with the text. */
  readonly attachments?: readonly Attachment[];
  /** When it was written, in ms since 1970, later for each entry: the order of sending. */
  readonly at: number;
  /** The code of the refusal; it is not sent again by itself. */
  readonly refused?: string;
}

/** What to do with an entry after it was sent. `again` in `after` seconds, or by the usual back-off. */
export type Verdict =
  | { readonly kind: "stored" }
  | { readonly kind: "refused"; readonly code: string }
  | { readonly kind: "renamed" }
  | { readonly kind: "again"; readonly after?: number };

const HOPELESS = new Set(["invalid", "too_long", "not_allowed", "not_found", "conversation_closed"]);

/** The verdict on an entry, from the server's answer; null means that none came. */
export function verdictOn(answer: Answer<unknown> | null): Verdict {
  if (answer === null) return { kind: "again" };
  if (answer.ok) return { kind: "stored" };
  const { code, retry_after } = answer.error;
  // The id belongs to another text, so this one is not stored: it gets an id of its own and goes again.
  if (code === "conflict") return { kind: "renamed" };
  if (HOPELESS.has(code)) return { kind: "refused", code };
  return retry_after === undefined ? { kind: "again" } : { kind: "again", after: retry_after };
}

export const inOrder = (entries: Iterable<Outgoing>): Outgoing[] =>
  [...entries].sort((one, other) => one.at - other.at || (one.client_id < other.client_id ? -1 : 1));

/** The entry to send now: the oldest that was not refused. */
export const nextToSend = (entries: Iterable<Outgoing>): Outgoing | undefined =>
  inOrder(entries).find((entry) => entry.refused === undefined);

/** A time later than that of all entries, so that a clock set back does not change their order. */
export const timeAfter = (entries: Iterable<Outgoing>, now: number): number =>
  Math.max(now, ...[...entries].map((entry) => entry.at + 1));

/** An entry from storage; null when it is not one of ours. */
export function readOutgoing(stored: string | null): Outgoing | null {
  try {
    const entry = JSON.parse(stored ?? "null") as Partial<Outgoing> | null;
    const isWhole = typeof entry?.client_id === "string" && typeof entry.text === "string" && typeof entry.at === "number";
    return isWhole && (entry.kind === "say" || entry.kind === "human") ? (entry as Outgoing) : null;
  } catch {
    return null;
  }
}
