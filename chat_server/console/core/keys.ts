// The keyboard map: which key does what, and when keys are left to the page (WCAG 2.1.4).

export type Command =
  | "next"
  | "previous"
  | "claim"
  | "take_over"
  | "priority"
  | "reply"
  | "note"
  | "escalate"
  | "transfer"
  | "pause"
  | "resolve"
  | "context"
  | "search"
  | "help"
  | "palette"
  | "back"
  | "go_waiting"
  | "go_mine"
  | "go_team"
  | "go_bot"
  | "go_escalated"
  | "go_done"
  | "go_search"
  | "go_reports";

/** Every command with the keys that the cheat sheet names; two keys are pressed one after the other. */
export const KEYS: readonly (readonly [Command, readonly string[]])[] = [
  ["next", ["J"]],
  ["previous", ["K"]],
  ["claim", ["A"]],
  ["take_over", ["O"]],
  ["reply", ["R"]],
  ["note", ["N"]],
  ["escalate", ["E"]],
  ["transfer", ["T"]],
  ["priority", ["P"]],
  ["pause", ["S"]],
  ["resolve", ["D"]],
  ["context", ["I"]],
  ["search", ["/"]],
  ["go_waiting", ["G", "W"]],
  ["go_mine", ["G", "M"]],
  ["go_team", ["G", "T"]],
  ["go_bot", ["G", "B"]],
  ["go_escalated", ["G", "E"]],
  ["go_done", ["G", "D"]],
  ["go_search", ["G", "S"]],
  ["go_reports", ["G", "R"]],
  ["help", ["?"]],
  ["palette", ["Ctrl+K"]],
  ["back", ["Esc"]],
];

export interface Pressed {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

export interface Pressing {
  /** True while the focus is where letters are written. */
  isTyping: boolean;
  /** False when the agent has switched single keys off. */
  isOn: boolean;
  /** True when the key before this one was G. */
  isAfterG: boolean;
}

export type Meaning = Command | "g" | null;

/** What a key press means here; null leaves it to the page. */
export function meaning(pressed: Pressed, pressing: Pressing): Meaning {
  if ((pressed.ctrlKey || pressed.metaKey) && pressed.key.toLowerCase() === "k") return "palette";
  if (pressed.key === "Escape") return "back";
  if (pressed.ctrlKey || pressed.metaKey || pressed.altKey || pressing.isTyping || !pressing.isOn) return null;
  const key = pressed.key.length === 1 ? pressed.key.toUpperCase() : pressed.key;
  if (pressing.isAfterG) return found(["G", key]);
  return key === "G" ? "g" : found([key]);
}

function found(keys: string[]): Command | null {
  const entry = KEYS.find(([, named]) => named.length === keys.length && named.every((key, at) => key === keys[at]));
  return entry?.[0] ?? null;
}
