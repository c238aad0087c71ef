/** The objects of the wire protocol as the visitor's side sees them (docs/protocol.md). */

export type Language = "id" | "en";
export type Status = "bot" | "waiting" | "open" | "paused" | "resolved";
export type Priority = "critical" | "high" | "medium" | "low";

export interface Choice { readonly id: string; readonly label: string }
export interface Article { readonly slug: string; readonly title: string; readonly url: string; readonly excerpt: string }
export interface Attachment {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly url: string;
  readonly width?: number;
  readonly height?: number;
}
export interface Chosen { readonly seq: number; readonly id: string }

export interface Message {
  readonly conversation_id: string;
  readonly seq: number;
  readonly client_id: string | null;
  readonly author: { readonly kind: "visitor" | "bot" | "agent" | "system"; readonly id: string | null; readonly name: string };
  readonly kind: "text" | "answer" | "question" | "status";
  readonly text: string;
  readonly choices?: readonly Choice[];
  readonly articles?: readonly Article[];
  readonly choice?: Chosen;
  readonly attachments?: readonly Attachment[];
  readonly at: string;
}

export interface Conversation {
  readonly id: string;
  readonly ticket: string | null;
  readonly status: Status;
  readonly priority: Priority | null;
  readonly language: Language;
  readonly agent: { readonly id: string; readonly name: string } | null;
  readonly promise: { readonly due_at: string; readonly text: string } | null;
  readonly escalated: boolean;
  readonly head: number;
  /** How far the team has read. This, `position`, `mails` and `blocked` are ours; a server of the bare protocol leaves them out. */
  readonly read_seq?: number;
  readonly updated_at: string;
}

export interface Desk {
  readonly agents_online: number;
  readonly chat_open: boolean;
  readonly phone_open: boolean;
  readonly next_phone_opening: string | null;
}

export interface Welcome {
  readonly protocol: number;
  readonly token: string;
  readonly epoch: string;
  readonly now: string;
  readonly visitor: { readonly id: string; readonly blocked?: boolean };
  readonly conversation: Conversation | null;
  readonly messages: readonly Message[];
  readonly more: boolean;
  /** The place in the line while it waits for a person. */
  readonly position?: number | null;
  /** True while it waits, when answers that are not read are mailed. */
  readonly mails?: boolean;
  readonly desk: Desk;
}

export interface Page { readonly url: string; readonly title: string; readonly referrer: string }
export interface Cursor { readonly conversation_id: string; readonly seq: number; readonly epoch: string }

export interface Refusal { readonly code: string; readonly message: string; readonly retry_after?: number }
export type Answer<T> = ({ readonly ok: true } & T) | { readonly ok: false; readonly error: Refusal };

export interface Receipt { readonly message: Message; readonly conversation: Conversation }
export interface Missed {
  readonly messages: readonly Message[];
  readonly more: boolean;
  readonly head: number;
  readonly epoch: string;
  readonly conversation: Conversation;
}
/** `conversation_id` is ours; a server of the bare protocol leaves it out. */
export interface Beat { readonly head: number; readonly epoch: string; readonly conversation_id?: string | null; readonly position?: number | null; readonly mails?: boolean }

export const LONGEST_TEXT = 4000;
