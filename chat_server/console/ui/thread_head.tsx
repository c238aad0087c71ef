// The head of a conversation: who, which ticket, how urgent, and what can be done with it.

import { mayTakeOver } from "../core/people";
import { routeText } from "../core/route";
import type { Conversation } from "../core/wire";
import type { Dialog } from "../io/state";
import type { Workplace } from "../io/workplace";
import { Icon } from "./icons";
import { DueChip, Initials, PriorityMark, visitorName } from "./marks";
import { Menu, type MenuItem } from "./menu";
import { isNarrow, usePlace } from "./place";

export function ThreadHead({ conversation }: { conversation: Conversation }) {
  const workplace = usePlace();
  const { state } = workplace;
  const { texts } = state;
  return (
    <header class="thread-head">
      <a class="icon-button only-narrow" href={routeText({ ...state.route, conversation: null })} aria-label={texts.thread.back} data-testid="back">
        <Icon name="back" />
      </a>
      <PriorityMark priority={conversation.priority} />
      <div class="thread-who">
        <h2>{visitorName(conversation, texts.list.nobody)}</h2>
        <p>
          <span class="only-narrow-inline">
            <DueChip conversation={conversation} />
          </span>
          {conversation.ticket && <Ticket ticket={conversation.ticket} />}
          <span class="thread-status">{texts.status[conversation.status]}</span>
        </p>
      </div>
      <Viewers conversation={conversation} />
      <DueChip conversation={conversation} />
      <MainAction conversation={conversation} />
      <Menu label={texts.act.more} icon="more" items={furtherActions(workplace, conversation)} />
      <button class="icon-button not-wide" type="button" aria-label={texts.thread.context} title={texts.thread.context} aria-expanded={state.isContextShown} data-testid="show-context" onClick={() => {
        state.isContextShown = !state.isContextShown;
        state.changed();
      }}>
        <Icon name="info" />
      </button>
    </header>
  );
}

/** The colleagues who have this conversation open, too; a pencil's colour for those who write. */
function Viewers({ conversation }: { conversation: Conversation }) {
  const { state } = usePlace();
  const { agent, texts } = state;
  const writers = state.writing.colleagues(conversation.id, Date.now(), agent?.name ?? "");
  const viewers = state.viewing.colleagues(conversation.id, Date.now(), agent?.id ?? "");
  const names = [...new Set([...writers, ...viewers])];
  if (names.length === 0) return null;
  return (
    <span class="viewers" data-testid="viewers">
      {names.map((name) => {
        const isWriting = writers.includes(name);
        return <Initials key={name} name={name} title={isWriting ? texts.list.writes(name) : texts.desk.views(name)} look={isWriting ? "writing" : "viewing"} />;
      })}
    </span>
  );
}

function Ticket({ ticket }: { ticket: string }) {
  const { state } = usePlace();
  const { texts } = state;
  const copy = async () => {
    await navigator.clipboard?.writeText(ticket); // pages without https have no clipboard
    if (navigator.clipboard) state.notice(texts.thread.copied);
  };
  return (
    <button class="ticket" type="button" title={texts.thread.copy} data-testid="ticket" onClick={() => void copy()}>
      {ticket}
    </button>
  );
}

/** The one thing to do next: take it, finish it, or take it up again. */
function MainAction({ conversation }: { conversation: Conversation }) {
  const { state, acting } = usePlace();
  const { texts } = state;
  const isBusy = state.acting.has(conversation.id);
  const button = (label: string, testid: string, look: string, run: () => void) => (
    // The second click of a double click would meet the next action, which stands in the same place.
    <button key={testid} class={look} type="button" disabled={isBusy} data-testid={testid} onClick={(event) => event.detail < 2 && run()}>
      {label}
    </button>
  );
  if (conversation.status === "resolved") return button(texts.act.reopen, "reopen", "plain", () => void acting.reopen(conversation.id));
  if (!conversation.agent) return button(texts.act.claim, "claim", "primary", () => void acting.claim(conversation.id));
  return button(texts.act.resolve, "resolve", "plain", () => void acting.resolve(conversation.id));
}

function furtherActions(workplace: Workplace, conversation: Conversation): MenuItem[] {
  const { state, acting } = workplace;
  const { act, desk } = state.texts;
  const { id } = conversation;
  const isActive = conversation.status !== "resolved";
  const isBots = conversation.status === "bot";
  const isBlocked = state.timeline?.facts?.visitor.blocked ?? false;
  const escalate = () => {
    state.mode = "escalate";
    state.focusAsked += 1;
    state.changed();
  };
  const open = (dialog: Dialog) => {
    state.dialog = dialog;
    state.changed();
  };
  const showContext = () => {
    state.isContextShown = true;
    state.changed();
  };
  const items: (MenuItem | false)[] = [
    isNarrow() && { label: state.texts.thread.context, run: showContext, testid: "menu-context" },
    mayTakeOver(state.agent, conversation) && { label: state.texts.desk.takeOver, run: () => void acting.takeOver(id), testid: "menu-take-over" },
    isActive && { label: act.escalate, run: escalate, testid: "menu-escalate" },
    isActive && { label: act.transfer, run: () => open("transfer"), testid: "menu-transfer" },
    isActive && conversation.agent !== null && { label: act.release, run: () => void acting.release(id), testid: "menu-release" },
    ...(isActive && !isBots ? pauses(workplace, id) : []),
    isActive && !isBots && { label: act.toBot, run: () => void acting.giveToBot(id), testid: "menu-bot" },
    isActive && !conversation.agent && { label: act.resolve, run: () => void acting.resolve(id), testid: "menu-resolve" },
    isBlocked
      ? { label: desk.unblock, run: () => void acting.block(id, false), testid: "menu-unblock" }
      : { label: `${desk.block} …`, run: () => open("block"), testid: "menu-block" },
  ];
  return items.filter((item) => item !== false);
}

function pauses({ state, acting }: Workplace, id: string): MenuItem[] {
  const words = state.texts.act.pauseUntil;
  const inHours = (hours: number) => new Date(state.now() + hours * 3_600_000);
  return [
    { label: words.reply, run: () => void acting.pause(id, null), testid: "menu-pause" },
    { label: words.hour, run: () => void acting.pause(id, inHours(1)) },
    { label: words.fourHours, run: () => void acting.pause(id, inHours(4)) },
    { label: words.tomorrow, run: () => void acting.pause(id, tomorrowAtNine(state.now())) },
  ];
}

/** Nine o'clock of the next day in Jakarta, which is seven hours ahead of UTC all year. */
function tomorrowAtNine(now: number): Date {
  const jakarta = 7 * 3_600_000;
  const midnight = Math.floor((now + jakarta) / 86_400_000) * 86_400_000 - jakarta;
  return new Date(midnight + (24 + 9) * 3_600_000);
}
