// What stands beside the conversations on /agent, as it travels (docs/protocol.md). Types only.

import type { Category, Language, Status } from "./wire";

export interface Team {
  name: string;
  members: string[];
}

/** One step of the way from a clock's start to the promise. */
export interface Step {
  at: string;
  text: string;
}

export interface Call {
  id: string;
  kind: "new" | "warning" | "breach" | "escalated";
  mark: string | null;
  at: string;
}

export interface Boxes {
  conversation_id: string;
  reply: string;
  note: string;
  escalate: string;
}

export interface ReadyReply {
  key: string;
  title: Record<Language, string>;
  text: Record<Language, string>;
}

export interface Article {
  slug: string;
  title: string;
  url: string;
  excerpt: string;
}

export interface Visit {
  url: string;
  title: string;
  at: string;
}

export interface Earlier {
  id: string;
  ticket: string | null;
  category: Category | null;
  status: Status;
  created_at: string;
}
