// What an agent does with a conversation besides writing: claim, release, transfer, pause, resolve …

import type { Availability, Conversation } from "../core/wire";
import type { Browsing } from "./browsing";
import type { Connection } from "./connection";
import { NoAnswerError } from "./connection";
import { refusalText } from "./refusals";
import type { State } from "./state";

export type Facts = { priority?: string; category?: string; language?: string };

export class Acting {
  /** What is under way for each conversation: the last thing that was asked for, and its end. */
  private readonly underWay = new Map<string, { what: string; done: Promise<boolean> }>();

  constructor(
    private state: State,
    private connection: Connection,
    private browsing: Browsing,
  ) {}

  claim = (id: string) => this.take(id, {});
  /** For managers: what a colleague has becomes theirs, and the visitor is told. */
  takeOver = (id: string) => this.take(id, { take_over: true });

  private async take(id: string, how: object): Promise<void> {
    if (!(await this.act("claim", id, how))) return;
    this.state.mode = "reply";
    this.state.focusAsked += 1;
    this.state.changed();
  }

  release = (id: string) => this.act("release", id);
  resolve = (id: string) => this.act("resolve", id);
  reopen = (id: string) => this.act("reopen", id);
  giveToBot = (id: string) => this.act("give_to_bot", id);
  pause = (id: string, until: Date | null) => this.act("pause", id, until ? { until: until.toISOString() } : {});
  set = (id: string, facts: Facts) => this.act("set", id, facts);
  /** Blocked, the visitor may write nothing any more; what they have open ends. */
  block = async (id: string, blocked: boolean): Promise<boolean> => {
    const isDone = await this.act("block", id, { blocked });
    if (isDone) this.browsing.fetchAgain();
    return isDone;
  };
  escalate = (id: string, reason: string, level: number) => this.act("escalate", id, { reason, level });

  transfer(id: string, to: string, comment: string): Promise<boolean> {
    return this.act("transfer", id, { to, ...(comment.trim() ? { comment: comment.trim() } : {}) });
  }

  async availability(state: Availability): Promise<void> {
    const { agent } = this.state;
    if (agent && (await this.ask("availability", { state }))) this.state.agent = { ...agent, availability: state };
    this.state.changed();
  }

  /** True when it was done; else the agent was told why not. The same thing asked for twice at once is done once. */
  private async act(event: string, id: string, more: object = {}): Promise<boolean> {
    const what = JSON.stringify([event, more]);
    const before = this.underWay.get(id);
    if (before?.what === what) return false;
    // One after the other: a key that is pressed before the server has answered the last one is not lost.
    const own = { what, done: (before?.done ?? Promise.resolve()).then(() => this.carryOut(event, id, more)) };
    this.underWay.set(id, own);
    this.state.acting.add(id);
    this.state.changed();
    try {
      return await own.done;
    } finally {
      if (this.underWay.get(id) === own) {
        this.underWay.delete(id);
        this.state.acting.delete(id);
      }
      this.state.changed();
    }
  }

  private async carryOut(event: string, id: string, more: object): Promise<boolean> {
    const answer = await this.ask<{ conversation: Conversation }>(event, { conversation_id: id, ...more });
    if (answer) {
      this.state.board.apply(answer.conversation);
      this.browsing.refreshFacts(answer.conversation);
    }
    return answer !== null;
  }

  private async ask<T>(event: string, payload: object): Promise<T | null> {
    try {
      const answer = await this.connection.ask<T>(event, payload);
      if (answer.ok) return answer;
      this.state.notice(refusalText(this.state.texts, answer.error), "trouble");
    } catch (error) {
      if (!(error instanceof NoAnswerError)) throw error;
      this.state.notice(this.state.texts.refused.no_answer, "trouble");
    }
    return null;
  }
}
