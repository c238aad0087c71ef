/** What the visitor does besides talking. Each is asked once, and gives false when it did not work. */

import type { Conversation } from "../core/wire";
import type { Connection } from "./connection";

export class Acts {
  constructor(
    private readonly connection: Pick<Connection, "isReady" | "ask">,
    /** Called with the conversation as it stands afterwards. */
    private readonly changed: (conversation: Conversation) => void,
  ) {}

  /** End the conversation. */
  end(): Promise<boolean> {
    return this.act("end", {});
  }

  /** Pass the case on to the manager. */
  escalate(reason: string): Promise<boolean> {
    return this.act("escalate", reason ? { reason } : {});
  }

  /** Rate the help from 1 to 5. */
  rate(score: number, comment: string): Promise<boolean> {
    return this.act("rate", comment ? { score, comment } : { score });
  }

  /** Have the ended conversation mailed to the address that was given in it. */
  mailTranscript(email: string): Promise<boolean> {
    return this.act("transcript", { email });
  }

  /** Show the team what is in the box. */
  type(text: string): Promise<boolean> {
    return this.act("typing", { text });
  }

  private async act(event: string, payload: object): Promise<boolean> {
    if (!this.connection.isReady) return false;
    const answer = await this.connection.ask<{ conversation?: Conversation }>(event, payload).catch(() => null);
    if (!answer?.ok) return false;
    if (answer.conversation) this.changed(answer.conversation);
    return true;
  }
}
