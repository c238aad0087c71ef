/** Sends what is in the outbox, one after the other, until each is confirmed or refused. */

import { nextToSend, verdictOn, type Outgoing, type Verdict } from "../core/outbox";
import { delay } from "../core/retry";
import type { Conversation, Message } from "../core/wire";
import type { Connection } from "./connection";
import { later, type Later } from "./later";
import type { OutboxStore } from "./outbox_store";
import { inTurn } from "./turn_taking";

export interface Stored { readonly message?: Message; readonly conversation: Conversation }

export class Sender {
  /** How often the entry at the front has failed. */
  failures = 0;
  /** The code with which the server refused what was sent last; null when it took it. */
  refusal: string | null = null;
  private isAtWork = false;
  /** Ends the pause after a failure; null when there is none. */
  private endPause: (() => void) | null = null;

  constructor(
    private readonly connection: Pick<Connection, "isReady" | "ask" | "wake" | "restart">,
    private readonly outbox: OutboxStore,
    /** Called after each step: what was stored, or nothing. */
    private readonly progressed: (stored: Stored | null) => void,
    private readonly after: Later = later,
  ) {}

  /** Send all there is, without waiting longer: the line is new, or the pause is over. */
  resume(): void {
    this.endPause?.();
    this.endPause = null;
    void this.send();
  }

  /** Send all there is, unless that is going on or has to wait. */
  async send(): Promise<void> {
    if (this.isAtWork || !this.hasWork()) return;
    this.isAtWork = true;
    try {
      await inTurn((isMine) => this.sendAll(isMine));
    } finally {
      this.isAtWork = false;
    }
    void this.send(); // something may have been written just before the end
  }

  private hasWork(): boolean {
    return this.endPause === null && this.connection.isReady && nextToSend(this.outbox.entries()) !== undefined;
  }

  private async sendAll(isMine: () => boolean): Promise<void> {
    while (isMine() && this.hasWork()) {
      const entry = nextToSend(this.outbox.entries());
      if (entry) await this.sendOne(entry);
    }
  }

  private async sendOne(entry: Outgoing): Promise<void> {
    const answer = await this.connection.ask<Stored>(entry.kind, payloadOf(entry)).catch(() => null);
    this.apply(verdictOn(answer), entry);
    this.progressed(answer?.ok ? answer : null);
    if (answer === null) this.connection.wake(); // is the line still there?
    else if (!answer.ok && answer.error.code === "not_signed_in") this.connection.restart(); // comes back as somebody new
  }

  private apply(verdict: Verdict, entry: Outgoing): void {
    this.failures = verdict.kind === "again" ? this.failures + 1 : 0;
    this.refusal = verdict.kind === "refused" ? verdict.code : null;
    if (verdict.kind === "stored") this.outbox.remove(entry);
    if (verdict.kind === "refused") this.outbox.refuse(entry, verdict.code);
    if (verdict.kind === "renamed") this.outbox.rename(entry);
    if (verdict.kind === "again") this.pauseFor(verdict.after ?? delay(this.failures, Math.random()));
  }

  private pauseFor(seconds: number): void {
    this.endPause = this.after(seconds, () => this.resume());
  }
}

function payloadOf(entry: Outgoing): object {
  if (entry.kind === "human") return {};
  const { client_id, text, choice, attachments } = entry;
  return { client_id, text, ...(choice && { choice }), ...(attachments && { attachments: attachments.map(({ id }) => id) }) };
}
