/** What the banner says about the connection; null: nothing worth saying. */

export type Trouble = "offline" | "unreachable" | "reconnecting" | "resending";

export interface Circumstances {
  readonly isOnline: boolean;
  readonly isReady: boolean;
  /** Tries since the line was last ready. */
  readonly tries: number;
  /** True once the line was ready. */
  readonly wasReady: boolean;
  /** How often the text at the front could not be sent, and how many wait. */
  readonly failures: number;
  readonly waiting: number;
}

const MANY_TRIES = 4;

/** The worst trouble there is. A first connection that is simply under way is none. */
export function troubleOf({ isOnline, isReady, tries, wasReady, failures, waiting }: Circumstances): Trouble | null {
  if (isReady) return failures > 0 && waiting > 0 ? "resending" : null;
  if (!isOnline) return "offline";
  if (tries >= MANY_TRIES) return "unreachable";
  return wasReady || tries > 1 ? "reconnecting" : null;
}
