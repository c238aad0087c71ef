// The objects of /agent as they travel (docs/protocol.md). Types only.

import type { Article, Boxes, Call, Earlier, Step, Team, Visit } from "./wire_beside";

export type * from "./wire_beside";

export type Queue = "waiting" | "mine" | "team" | "bot" | "escalated" | "done";
export type Status = "bot" | "waiting" | "open" | "paused" | "resolved";
export type Priority = "critical" | "high" | "medium" | "low";
export type Category = "technical" | "usage" | "troubleshooting" | "integration";
export type Language = "id" | "en";
export type Availability = "online" | "away" | "offline";
export type Counts = Record<Queue, number>;

export const QUEUES: readonly Queue[] = ["waiting", "mine", "team", "bot", "escalated", "done"];
export const PRIORITIES: readonly Priority[] = ["critical", "high", "medium", "low"];
export const CATEGORIES: readonly Category[] = ["technical", "usage", "troubleshooting", "integration"];

export interface Author {
  kind: "visitor" | "bot" | "agent" | "system";
  id: string | null;
  name: string | null;
}

export interface Attachment {
  id: string;
  name: string;
  type: string;
  size: number;
  url: string;
  width?: number;
  height?: number;
}

export interface Message {
  conversation_id: string;
  seq: number;
  client_id: string | null;
  author: Author;
  kind: "text" | "answer" | "question" | "status";
  text: string;
  choices?: { id: string; label: string }[];
  choice?: { seq: number; id: string };
  articles?: Article[];
  attachments?: Attachment[];
  at: string;
}

export interface Conversation {
  id: string;
  ticket: string | null;
  status: Status;
  priority: Priority | null;
  category: Category | null;
  language: Language;
  agent: { id: string; name: string } | null;
  promise: { due_at: string; text: string } | null;
  escalated: boolean;
  head: number;
  updated_at: string;
  visitor: { id: string; name: string | null; online: boolean };
  preview: { author_kind: Author["kind"]; text: string; at: string } | null;
  warn_at: string | null;
  answer_due: boolean;
  clock: "first" | "next" | null;
  team: string | null;
  level: number;
  read_seq: number;
  visitor_read_seq: number;
  clock_started_at: string | null;
  paused_at: string | null;
  paused_until: string | null;
  created_at: string;
  change_id: number;
}

export interface Note {
  id: string;
  conversation_id: string;
  client_id: string;
  author: Author;
  text: string;
  at: string;
}

export interface Colleague {
  id: string;
  name: string;
  role: string;
  availability: Availability;
  online: boolean;
}

export interface SignedIn {
  id: string;
  name: string;
  email: string;
  role: string;
  availability: Availability;
}

export interface Visitor {
  id: string;
  name: string | null;
  email: string | null;
  phone: string | null;
  language: Language | null;
  page: { url: string; title: string; referrer: string } | null;
  first_seen_at: string;
  online: boolean;
  blocked: boolean;
}

export interface Detail {
  key: string;
  label: string;
  value: string | null;
  required: boolean;
}

export interface Triage {
  question: string;
  category: Category;
  priority: Priority;
  scope: string;
  reasons: string[];
  articles: { slug: string; title: string; p: number; helped: boolean | null }[];
  summary: string;
  handed_over_at: string;
}

export interface LogEntry {
  at: string;
  who: string;
  what: string;
}

export interface Welcome {
  protocol: number;
  agent: SignedIn;
  agents: Colleague[];
  teams: Team[];
  viewing: Viewing[];
  queues: Counts;
  epoch: string;
  change_id: number;
  now: string;
}

export interface Opened {
  conversation: Conversation;
  messages: Message[];
  more: boolean;
  notes: Note[];
  log: LogEntry[];
  visitor: Visitor;
  details: Detail[];
  triage: Triage | null;
  why_due: Step[];
  alerts: Call[];
  pages: Visit[];
  earlier: Earlier[];
  draft: Boxes | null;
}

export interface Listed {
  conversations: Conversation[];
  next: string | null;
  change_id: number;
}

export interface Changed {
  conversations: Conversation[];
  change_id: number;
  more: boolean;
}

export interface CaughtUp {
  messages: Message[];
  more: boolean;
  head: number;
  epoch: string;
  conversation: Conversation;
}

export interface Beat {
  change_id: number;
  heads: Record<string, number>;
  epoch: string;
  queues: Counts;
}

export interface Typing {
  conversation_id: string;
  name: string | null;
  kind: "visitor" | "agent";
  text?: string;
  on?: boolean;
}

export interface Viewing {
  conversation_id: string;
  agent: { id: string; name: string };
  on?: boolean;
}

export interface Mention {
  note: Note;
  conversation: Conversation;
}

export interface Alert {
  id: string;
  kind: Call["kind"];
  mark: string | null;
  conversation: Conversation;
}

export interface Refusal {
  code: string;
  message: string;
  retry_after?: number;
  /** Who has it, with `already_claimed`. */
  holder?: string;
}

export type Answer<T> = ({ ok: true } & T) | { ok: false; error: Refusal; messages?: Message[] };
