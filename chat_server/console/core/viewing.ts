// Which colleagues have a conversation open right now. Consoles repeat it every 20 seconds; who falls silent has left.

import type { Viewing } from "./wire";

const LEFT_AFTER = 50_000;

interface Seen {
  name: string;
  at: number;
}

export class ViewingNow {
  private byConversation = new Map<string, Map<string, Seen>>();

  /** Take a viewing event that came at `now`. */
  heard({ conversation_id, agent, on }: Viewing, now: number): void {
    const viewers = this.byConversation.get(conversation_id) ?? new Map<string, Seen>();
    if (on === false) viewers.delete(agent.id);
    else viewers.set(agent.id, { name: agent.name, at: now });
    this.byConversation.set(conversation_id, viewers);
  }

  /** Names of the colleagues who look at it at `now`, without the agent `selfId`. */
  colleagues(conversationId: string, now: number, selfId: string): string[] {
    const viewers = this.byConversation.get(conversationId) ?? new Map<string, Seen>();
    return [...viewers].filter(([id, { at }]) => id !== selfId && now - at < LEFT_AFTER).map(([, { name }]) => name);
  }

  forget(): void {
    this.byConversation.clear();
  }
}
