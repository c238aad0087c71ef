// Who is writing in which conversation right now. A network that falls silent counts as having stopped.

import type { Typing } from "./wire";

const VISITOR_STOPS_AFTER = 30_000;
const AGENT_STOPS_AFTER = 8_000;

interface Writing {
  visitor: { text: string; at: number } | null;
  colleagues: Map<string, number>;
}

export class WritingNow {
  private byConversation = new Map<string, Writing>();

  /** Take a typing event that came at `now`. */
  heard(typing: Typing, now: number): void {
    const writing = this.byConversation.get(typing.conversation_id) ?? { visitor: null, colleagues: new Map() };
    if (typing.kind === "visitor") {
      writing.visitor = typing.text ? { text: typing.text, at: now } : null;
    } else if (typing.on === false) {
      writing.colleagues.delete(typing.name ?? "");
    } else {
      writing.colleagues.set(typing.name ?? "", now);
    }
    this.byConversation.set(typing.conversation_id, writing);
  }

  /** The visitor sent what was in the box. */
  visitorSaid(conversationId: string): void {
    const writing = this.byConversation.get(conversationId);
    if (writing) writing.visitor = null;
  }

  /** What the visitor has in the box at `now`, null when nothing. */
  visitorText(conversationId: string, now: number): string | null {
    const visitor = this.byConversation.get(conversationId)?.visitor;
    return visitor && now - visitor.at < VISITOR_STOPS_AFTER ? visitor.text : null;
  }

  /** Names of the colleagues who are writing at `now`, without `self`. */
  colleagues(conversationId: string, now: number, self: string): string[] {
    const writers = this.byConversation.get(conversationId)?.colleagues ?? new Map<string, number>();
    return [...writers].filter(([name, at]) => name !== self && now - at < AGENT_STOPS_AFTER).map(([name]) => name);
  }

  forget(): void {
    this.byConversation.clear();
  }
}
