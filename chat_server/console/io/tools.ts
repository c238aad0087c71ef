// What helps while writing: ready-made replies and articles. Without an answer there is nothing to offer.

import type { Article, ReadyReply } from "../core/wire";
import { type Connection, NoAnswerError } from "./connection";

export class Tools {
  constructor(private connection: Connection) {}

  /** The ready-made replies as they stand now; editors change them at any time. */
  async replies(): Promise<ReadyReply[]> {
    return (await this.ask<{ replies: ReadyReply[] }>("replies", {}))?.replies ?? [];
  }

  /** Articles for what was typed, or with an empty query for what the visitor said last. */
  async articles(conversationId: string, query = ""): Promise<Article[]> {
    const asked = { conversation_id: conversationId, ...(query ? { query: query.slice(0, 200) } : {}) };
    return (await this.ask<{ articles: Article[] }>("articles", asked))?.articles ?? [];
  }

  private async ask<T>(event: string, payload: object): Promise<T | null> {
    try {
      const answer = await this.connection.ask<T>(event, payload);
      return answer.ok ? answer : null;
    } catch (error) {
      if (error instanceof NoAnswerError) return null;
      throw error;
    }
  }
}
