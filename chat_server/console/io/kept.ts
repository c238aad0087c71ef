// What this browser keeps for an agent: drafts, unsent texts, preferences. A full or forbidden storage loses nothing but this.

import type { Language } from "../core/wire";
import { type Outbox, readOutbox } from "../core/outbox";

export interface Draft {
  reply: string;
  note: string;
  escalate: string;
  /** False once the server has it as it is here. */
  isDirty?: boolean;
}

export interface Preferences {
  language: Language;
  theme: "system" | "light" | "dark";
  isSoundOn: boolean;
  areKeysOn: boolean;
  /** Whether a reply can be taken back for a few seconds after it was sent. */
  isUndoOn: boolean;
}

const PREFERENCES = "dashpro.console.preferences";
const draftsKey = (agentId: string) => `dashpro.console.drafts.${agentId}`;
const outboxKey = (agentId: string) => `dashpro.console.unsent.${agentId}`;

export function readPreferences(language: Language): Preferences {
  const standard: Preferences = { language, theme: "system", isSoundOn: true, areKeysOn: true, isUndoOn: true };
  return { ...standard, ...(parsed(read(PREFERENCES)) as Partial<Preferences> | null) };
}

export function keepPreferences(preferences: Preferences): void {
  write(PREFERENCES, JSON.stringify(preferences));
}

export function readDrafts(agentId: string): Map<string, Draft> {
  const kept = parsed(read(draftsKey(agentId)));
  return new Map(Object.entries((kept ?? {}) as Record<string, Draft>));
}

export function keepDrafts(agentId: string, drafts: ReadonlyMap<string, Draft>): void {
  const written = [...drafts].filter(([, draft]) => draft.reply || draft.note || draft.escalate);
  write(draftsKey(agentId), JSON.stringify(Object.fromEntries(written)));
}

export function readUnsent(agentId: string): Outbox {
  return readOutbox(read(outboxKey(agentId)));
}

export function keepUnsent(agentId: string, outbox: Outbox): void {
  write(outboxKey(agentId), JSON.stringify(outbox.all));
}

function parsed(text: string | null): object | null {
  try {
    const value: unknown = JSON.parse(text ?? "null");
    return typeof value === "object" ? value : null;
  } catch {
    return null;
  }
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, text: string): void {
  try {
    localStorage.setItem(key, text);
  } catch {
    // Private windows and full disks: the text stays on the screen and in memory.
  }
}
