/** Messages and conversations for the tests. */

import type { Conversation, Message, Missed, Welcome } from "./wire";

export const conversation = (changes: Partial<Conversation> = {}): Conversation => ({
  id: "c1", ticket: null, status: "bot", priority: null, language: "id", agent: null, promise: null, escalated: false,
  head: 0, updated_at: "2026-11-23T02:00:00.000Z", ...changes,
});

export const message = (seq: number, changes: Partial<Message> = {}): Message => ({
  conversation_id: "c1", seq, client_id: null, author: { kind: "bot", id: null, name: "" }, kind: "text", text: `text ${seq}`,
  at: "2026-11-23T02:00:00.000Z", ...changes,
});

export const messages = (...seqs: number[]): Message[] => seqs.map((seq) => message(seq));

export const visitor = { kind: "visitor", id: "v1", name: "" } as const;
export const agent = { kind: "agent", id: "a1", name: "Bea" } as const;

export const welcome = (changes: Partial<Welcome> = {}): Welcome => ({
  protocol: 1, token: "secret", epoch: "e1", now: "2026-11-23T02:00:00.000Z", visitor: { id: "v1" }, conversation: null, messages: [], more: false,
  desk: { agents_online: 1, chat_open: true, phone_open: true, next_phone_opening: null }, ...changes,
});

export const missed = (seqs: number[], changes: Partial<Missed> = {}): Missed => ({
  messages: messages(...seqs), more: false, head: seqs.at(-1) ?? 0, epoch: "e1", conversation: conversation({ head: seqs.at(-1) ?? 0 }), ...changes,
});
