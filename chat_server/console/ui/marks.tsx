// The marks of a case: its priority by letter, shape and colour, and the chip that counts to its promise.

import { dueOf } from "../core/due";
import type { Conversation, Priority } from "../core/wire";
import { chip, dueSentence } from "../texts/texts";
import { Icon } from "./icons";
import { usePlace } from "./place";

const SHAPES: Record<Priority, preact.JSX.Element> = {
  critical: <rect x="1" y="1" width="18" height="18" rx="3" />,
  high: <path d="M10 0 20 10 10 20 0 10Z" />,
  medium: <circle cx="10" cy="10" r="8.5" />,
  low: <circle cx="10" cy="10" r="8" />,
};

export function PriorityMark({ priority }: { priority: Priority | null }) {
  const { texts } = usePlace().state;
  const name = priority ? texts.priority[priority] : texts.noPriority;
  return (
    <svg class={`mark mark-${priority ?? "none"}`} width="20" height="20" viewBox="0 0 20 20" role="img" aria-label={name}>
      <title>{name}</title>
      {priority ? SHAPES[priority] : <circle cx="10" cy="10" r="8.5" />}
      <text x="10" y="14" text-anchor="middle">
        {priority ? texts.letter[priority] : "·"}
      </text>
    </svg>
  );
}

/** The time to the promise; nothing when there is none or it is kept. */
export function DueChip({ conversation }: { conversation: Conversation }) {
  const { state } = usePlace();
  const due = dueOf(conversation, state.now());
  if (!due) return null;
  const sentence = dueSentence(state.texts, due, state.now());
  return (
    <span class={`chip chip-${due.tone}`} data-testid="due-chip" data-tone={due.tone} title={sentence}>
      {due.tone === "overdue" && <Icon name="waiting" size={14} />}
      <span aria-hidden="true">{chip(state.texts, due)}</span>
      <span class="unseen">{sentence}</span>
    </span>
  );
}

/** The first letters of a name, for colleagues. */
export function Initials({ name, title, look = "holding" }: { name: string; title: string; look?: "holding" | "viewing" | "writing" }) {
  const letters = name.split(/\s+/).map((word) => word[0] ?? "").slice(0, 2).join("").toUpperCase();
  return (
    <span class={`initials initials-${look}`} title={title} data-testid={look}>
      <span aria-hidden="true">{letters}</span>
      <span class="unseen">{title}</span>
    </span>
  );
}

/** What one calls the visitor of a conversation. */
export function visitorName(conversation: Conversation, nobody: string): string {
  return conversation.visitor.name ?? nobody;
}
