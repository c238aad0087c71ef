// Conversations and messages for tests, with sensible values wherever a test says nothing.

import type { Conversation, Message, Note, Opened, Welcome } from "./wire";

const AT = "2026-11-23T02:00:00.000Z";
export const BEA = { id: "bea", name: "Bea" };
export const ALI = { id: "ali", name: "Ali" };

export function conversation(known: Partial<Conversation> = {}): Conversation {
  return {
    id: "c1",
    ticket: "DP-7K3F-9Q2M",
    status: "waiting",
    priority: "high",
    category: "troubleshooting",
    language: "id",
    agent: null,
    promise: { due_at: "2026-11-23T08:00:00.000Z", text: "" },
    escalated: false,
    head: 1,
    updated_at: AT,
    visitor: { id: "vera", name: "Vera", online: true },
    preview: { author_kind: "visitor", text: "halo", at: AT },
    warn_at: null,
    answer_due: true,
    clock: "first",
    team: null,
    level: 0,
    read_seq: 0,
    visitor_read_seq: 0,
    clock_started_at: null,
    paused_at: null,
    paused_until: null,
    created_at: AT,
    change_id: 1,
    ...known,
  };
}

export function message(seq: number, known: Partial<Message> = {}): Message {
  const author: Message["author"] = { kind: "visitor", id: "vera", name: "Vera" };
  return { conversation_id: "c1", seq, client_id: null, author, kind: "text", text: `pesan ${seq}`, at: AT, ...known };
}

export function note(id: string, at: string): Note {
  return { id, conversation_id: "c1", client_id: id, author: { kind: "agent", ...BEA }, text: "catatan", at };
}

export function opened(messages: Message[], known: Partial<Opened> = {}): Opened {
  const visitor = { id: "vera", name: "Vera", email: null, phone: null, language: null, page: null, first_seen_at: AT, online: true, blocked: false };
  const head = messages.at(-1)?.seq ?? 0;
  return { conversation: conversation({ head }), messages, more: false, notes: [], log: [], visitor, details: [], triage: null, why_due: [], alerts: [], pages: [], earlier: [], draft: null, ...known };
}

export function welcome(known: Partial<Welcome> = {}): Welcome {
  return {
    protocol: 1,
    agent: { ...BEA, email: "bea@example.id", role: "agent", availability: "online" },
    agents: [],
    teams: [],
    viewing: [],
    queues: { waiting: 0, mine: 0, team: 0, bot: 0, escalated: 0, done: 0 },
    epoch: "e1",
    change_id: 10,
    now: AT,
    ...known,
  };
}
