// Where each reply was begun: what a colleague said after that is easily overlooked while one's eyes are on the box.

import type { Message } from "./wire";

export class Begun {
  private heads = new Map<string, number>();

  /** A reply is now `text`, with `head` as the newest seq on the screen. */
  wrote(conversationId: string, text: string, head: number): void {
    if (!text.trim()) this.heads.delete(conversationId);
    else if (!this.heads.has(conversationId)) this.heads.set(conversationId, head);
  }

  /** The newest seq that counts as seen by `agentId`, who sends: nothing from a colleague's words on. */
  seen(conversationId: string, agentId: string, messages: readonly Message[]): number {
    const begunAt = this.heads.get(conversationId) ?? Number.MAX_SAFE_INTEGER;
    const isMissed = ({ seq, author }: Message) => seq > begunAt && author.kind === "agent" && author.id !== agentId;
    const missed = messages.find(isMissed);
    return missed ? missed.seq - 1 : (messages.at(-1)?.seq ?? 0);
  }
}
