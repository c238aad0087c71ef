// What every key and every line of the palette does.

import type { Command } from "../core/keys";
import { neighbour } from "../core/rows";
import { leads, mayTakeOver } from "../core/people";
import type { Page } from "../core/route";
import type { Queue } from "../core/wire";
import type { Mode } from "../io/state";
import type { Workplace } from "../io/workplace";

/** Carry out a command; one that makes no sense here does nothing. */
export function carryOut(workplace: Workplace, command: Command): void {
  const { state, browsing } = workplace;
  if (command === "go_search" || command === "go_reports") {
    goToPage(workplace, command === "go_search" ? "search" : "reports");
  } else if (command.startsWith("go_")) {
    browsing.go({ queue: command.slice("go_".length) as Queue, conversation: null });
  } else if (command === "next" || command === "previous") {
    const id = neighbour(state.shown, state.route.conversation, command === "next" ? 1 : -1);
    if (id) workplace.show(id);
  } else if (command === "search") {
    document.getElementById("search")?.focus();
  } else if (command === "help" || command === "palette") {
    state.dialog = command;
  } else if (command === "back") {
    back(workplace);
  } else {
    onConversation(workplace, command);
  }
  state.changed();
}

function goToPage({ state, browsing }: Workplace, page: Page): void {
  if (page === "reports" && !leads(state.agent)) return;
  browsing.go({ queue: state.route.queue, conversation: null, page });
}

/** False for what this agent, or this conversation, has no use for. */
export function isOffered({ state }: Workplace, command: Command): boolean {
  if (command === "go_reports") return leads(state.agent);
  if (command === "take_over") return mayTakeOver(state.agent, state.selected);
  return command !== "palette";
}

function onConversation(workplace: Workplace, command: Command): void {
  const { state, acting } = workplace;
  const { selected } = state;
  if (!selected) return;
  const write = (mode: Mode) => {
    state.mode = mode;
    state.focusAsked += 1;
  };
  const does: Partial<Record<Command, () => void>> = {
    claim: () => void acting.claim(selected.id),
    take_over: () => mayTakeOver(state.agent, selected) && void acting.takeOver(selected.id),
    resolve: () => void acting.resolve(selected.id),
    pause: () => void acting.pause(selected.id, null),
    reply: () => write("reply"),
    note: () => write("note"),
    escalate: () => write("escalate"),
    transfer: () => (state.dialog = "transfer"),
    priority: () => {
      state.isContextShown = true;
      window.setTimeout(() => document.querySelector<HTMLElement>("[data-testid=priority]")?.focus(), 0); // once it is drawn
    },
    context: () => (state.isContextShown = !state.isContextShown),
  };
  does[command]?.();
}

/** One step back: out of the box, then out of the search, then out of the details, then out of the conversation. */
function back({ state, browsing }: Workplace): void {
  const focused = document.activeElement;
  if (focused instanceof HTMLTextAreaElement || focused instanceof HTMLInputElement || focused instanceof HTMLSelectElement) focused.blur();
  else if (state.query) browsing.clearSearch();
  else if (state.isContextShown) state.isContextShown = false;
  else if (state.route.page || state.route.conversation) browsing.go({ queue: state.route.queue, conversation: null });
}
