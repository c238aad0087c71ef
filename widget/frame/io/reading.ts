/** Remembers what was on the screen, and tells the team that it was read. */

import type { Timeline } from "../core/timeline";
import type { Connection } from "./connection";
import type { Memory } from "./memory";

export class Reading {
  private told = "";

  constructor(private readonly connection: Pick<Connection, "isReady" | "ask">, private readonly memory: Memory) {}

  /** The visitor has all of this before their eyes. */
  saw({ conversation, messages }: Timeline): void {
    const last = messages.at(-1);
    if (!conversation || !last) return;
    this.memory.saw(conversation.id, last.seq);
    if (last.author.kind !== "visitor") void this.tell(`${conversation.id}:${last.seq}`, last.seq);
  }

  private async tell(mark: string, seq: number): Promise<void> {
    if (this.told === mark || !this.connection.isReady) return;
    this.told = mark;
    const answer = await this.connection.ask("read", { seq }).catch(() => null);
    if (!answer?.ok && this.told === mark) this.told = ""; // it is told again with the next change
  }
}
