/** The outbox on the shelf, shared by all tabs: one key for each entry, so that two tabs never overwrite each other. */

import { inOrder, readOutgoing, timeAfter, type Outgoing } from "../core/outbox";
import type { Attachment, Chosen } from "../core/wire";
import type { Shelf } from "./shelf";

const KEY = "out:";

export class OutboxStore {
  constructor(private readonly shelf: Shelf, private readonly now: () => number, private readonly newId: () => string) {}

  /** Everything on its way, oldest first. */
  entries(): Outgoing[] {
    const stored = this.shelf.keys(KEY).map((key) => readOutgoing(this.shelf.get(key)));
    return inOrder(stored.filter((entry) => entry !== null));
  }

  /** Keep a text before it is sent. */
  say(text: string, choice?: Chosen, attachments: readonly Attachment[] = []): Outgoing {
    return this.add({ kind: "say", text, ...(choice && { choice }), ...(attachments.length > 0 && { attachments }) });
  }

  /** Keep the wish to talk to a person; once is enough. */
  human(): Outgoing {
    return this.entries().find((entry) => entry.kind === "human") ?? this.add({ kind: "human", text: "" });
  }

  remove(entry: Pick<Outgoing, "client_id">): void {
    this.shelf.set(KEY + entry.client_id, null);
  }

  refuse(entry: Outgoing, code: string): void {
    this.put({ ...entry, refused: code });
  }

  /** Give the same text another id; it keeps its place. */
  rename(entry: Outgoing): void {
    this.put({ ...entry, client_id: this.newId() });
    this.remove(entry);
  }

  /** True when a change under `key` concerns the outbox. */
  static isOwnKey(key: string): boolean {
    return key === "" || key.startsWith(KEY);
  }

  private add(said: Pick<Outgoing, "kind" | "text" | "choice" | "attachments">): Outgoing {
    const entry = { ...said, client_id: this.newId(), at: timeAfter(this.entries(), this.now()) };
    this.put(entry);
    return entry;
  }

  private put(entry: Outgoing): void {
    this.shelf.set(KEY + entry.client_id, JSON.stringify(entry));
  }
}

/** A random UUID; `crypto.randomUUID` exists on https and localhost only. */
export function newUuid(): string {
  if ("randomUUID" in crypto) return crypto.randomUUID();
  const bytes: Uint8Array = (crypto as Crypto).getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return digits.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, "$1-$2-$3-$4-$5");
}
