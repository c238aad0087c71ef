/** Fetches what is missing of the conversation: after a gap, before what is loaded, or all of it. */

import { fetched, firstSeq, hasGap, isBehind, lastSeq, type Timeline } from "../core/timeline";
import type { Message, Missed } from "../core/wire";
import type { Connection } from "./connection";
import { later, type Later } from "./later";

const PAGE = 200;
const EARLIER = 50;
/** A newer `head` often arrives just before its messages: give them this long. */
const SETTLE_SECONDS = 0.25;

export class Repair {
  private isFetching = false;
  private forget: () => void = () => undefined;

  constructor(
    private readonly connection: Pick<Connection, "isReady" | "ask" | "restart">,
    private readonly timeline: () => Timeline,
    private readonly changed: (timeline: Timeline) => void,
    private readonly after: Later = later,
  ) {}

  /** Fetch what is missing, if anything is: a gap at once, a newer head after a moment. */
  check(): void {
    this.forget();
    if (hasGap(this.timeline())) void this.fetchMissed();
    else if (isBehind(this.timeline())) this.forget = this.after(SETTLE_SECONDS, () => void this.fetchMissed());
  }

  async fetchEarlier(): Promise<void> {
    const first = firstSeq(this.timeline());
    const after = Math.max(0, first - 1 - EARLIER);
    const missed = first > 1 ? await this.catchUp(after, first - 1 - after) : null;
    if (missed) this.changed(fetched(this.timeline(), missed));
  }

  /** The whole conversation from its first message; null when it cannot be had now. */
  async fetchAll(): Promise<Message[] | null> {
    const all: Message[] = [];
    for (let more = true; more; ) {
      const missed = await this.catchUp(all.at(-1)?.seq ?? 0, PAGE);
      if (missed === null) return null;
      all.push(...missed.messages);
      more = missed.more && missed.messages.length > 0;
    }
    return all;
  }

  private async fetchMissed(): Promise<void> {
    if (this.isFetching) return;
    this.isFetching = true;
    try {
      while (isBehind(this.timeline()) && (await this.advance()));
    } finally {
      this.isFetching = false;
    }
  }

  /** Fetch one page; false when that brought nothing. */
  private async advance(): Promise<boolean> {
    const last = lastSeq(this.timeline());
    const missed = await this.catchUp(last, PAGE);
    if (missed === null) return false;
    if (missed.epoch !== this.timeline().epoch) {
      this.connection.restart(); // the welcome brings everything afresh
      return false;
    }
    this.changed(fetched(this.timeline(), missed));
    return lastSeq(this.timeline()) > last;
  }

  private async catchUp(after: number, limit: number): Promise<Missed | null> {
    const { conversation } = this.timeline();
    if (!conversation || !this.connection.isReady) return null;
    const asked = { conversation_id: conversation.id, after, limit };
    const answer = await this.connection.ask<Missed>("catch_up", asked).catch(() => null);
    return answer?.ok ? answer : null;
  }
}
