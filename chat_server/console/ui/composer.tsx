// The box to write in: a reply to the visitor, a note for colleagues, or an escalation to the managers.

import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Then } from "../core/outbox";
import type { Timeline } from "../core/timeline";
import { unfilled } from "../core/triggers";
import type { Conversation } from "../core/wire";
import type { Mode, State } from "../io/state";
import type { Workplace } from "../io/workplace";
import { AttachButton, ChosenFiles } from "./attachments";
import { ComposerNotices } from "./composer_notices";
import { Icon } from "./icons";
import { usePlace } from "./place";
import { Suggestions, useSuggestions } from "./suggestions";
import { useTypingHint } from "./typing_hint";

const MODES: readonly Mode[] = ["reply", "note", "escalate"];
const LONGEST: Record<Mode, number> = { reply: 4000, note: 4000, escalate: 1000 };
const TALLEST = 200;
const isMac = /Mac|iPhone|iPad/.test(navigator.platform);

export function Composer({ conversation, timeline }: { conversation: Conversation; timeline: Timeline }) {
  const workplace = usePlace();
  const { state, attaching } = workplace;
  const { texts } = state;
  const mode = allowedMode(state, conversation);
  const text = state.draft(conversation.id)[mode];
  const box = useRef<HTMLTextAreaElement>(null);
  const hint = useTypingHint(conversation.id);
  const suggesting = useSuggestions(box, conversation, mode, (changed) => state.write(conversation.id, { [mode]: changed }));
  useFocusWhenAsked(box, state.focusAsked);
  useGrowing(box, text);
  const hasFiles = mode === "reply" && attaching.of(conversation.id).some(({ attachment }) => attachment);
  const isBusy = mode === "reply" && attaching.isBusy(conversation.id);
  const maySend = !isBusy && (isSendable(mode, text) || (hasFiles && !text.trim()));
  const [chosen, setLevel] = useState(1);
  const level = Math.max(chosen, conversation.level);

  const send = (then?: Then) => {
    if (!maySend) return;
    hint("");
    carryOut(workplace, conversation, timeline, { mode, text: text.trim(), then, level });
    box.current?.focus();
  };

  return (
    <div class={`composer composer-${mode}`}>
      <ComposerNotices conversation={conversation} isReply={mode === "reply"} send={() => send()} />
      <Modes conversation={conversation} mode={mode} />
      {mode === "reply" && <ChosenFiles conversation={conversation} />}
      {mode === "escalate" && <Levels level={level} lowest={conversation.level} choose={setLevel} />}
      <Suggestions suggesting={suggesting} />
      <div class="composer-box">
        {mode === "reply" && <AttachButton conversation={conversation} />}
        <textarea
          ref={box}
          rows={1}
          value={text}
          placeholder={texts.composer[mode]}
          aria-label={texts.composer.modes[mode]}
          aria-autocomplete="list"
          aria-controls={suggesting.trigger ? "helps" : undefined}
          aria-activedescendant={suggesting.helps?.length ? `help-${suggesting.at}` : undefined}
          data-testid="reply-box"
          onInput={(event) => {
            state.write(conversation.id, { [mode]: event.currentTarget.value });
            if (mode === "reply") hint(event.currentTarget.value);
            suggesting.look();
          }}
          onKeyUp={suggesting.look}
          onClick={suggesting.look}
          onBlur={suggesting.close}
          onKeyDown={(event) => {
            if (suggesting.press(event) || !pressedWithCtrl(workplace, conversation, event, text, send)) return;
            event.preventDefault();
          }}
        />
        <button class="primary send" type="button" disabled={!maySend} aria-label={label(state, mode)} data-testid="send" onClick={() => send()}>
          <Icon name="send" size={18} />
          <span>{label(state, mode)}</span>
        </button>
      </div>
      <p class="composer-foot">
        <span class="not-touch">{[isMac ? texts.composer.hintMac : texts.composer.hint, texts.desk.helps[mode]].filter(Boolean).join(" · ")}</span>
        {text.length > LONGEST[mode] * 0.9 && <span role="status">{texts.composer.left(LONGEST[mode] - text.length)}</span>}
      </p>
    </div>
  );
}

/** True when the key did something: Ctrl+Enter sends, with Shift it also resolves, with Alt it waits for the visitor. */
function pressedWithCtrl({ state, sending }: Workplace, { id }: Conversation, event: KeyboardEvent, text: string, send: (then?: Then) => void): boolean {
  if (!event.ctrlKey && !event.metaKey) return false;
  const isHolding = !text.trim() && state.outbox.held(id, Date.now()).length > 0;
  if (event.key.toLowerCase() === "z" && isHolding) sending.undo(id);
  else if (event.key !== "Enter") return false;
  else if (isHolding) sending.sendNow(id);
  else send(event.shiftKey ? "resolve" : event.altKey ? "pause" : undefined);
  return true;
}

function isSendable(mode: Mode, text: string): boolean {
  if (!text.trim() || text.length > LONGEST[mode]) return false;
  return mode !== "reply" || unfilled(text).length === 0;
}

function allowedMode(state: State, conversation: Conversation): Mode {
  return isPossible(state, conversation, state.mode) ? state.mode : "note";
}

/**
 * A reply goes to no colleague's conversation and to none that is done; a note is always possible. A reply that was
 * begun stays in sight even when a colleague was faster: its words may still be wanted.
 */
function isPossible(state: State, conversation: Conversation, mode: Mode): boolean {
  if (mode === "note" || (mode === "reply" && state.draft(conversation.id).reply.trim())) return true;
  const isFree = conversation.agent === null || conversation.agent.id === state.agent?.id;
  return conversation.status !== "resolved" && (isFree || mode === "escalate");
}

function label(state: State, mode: Mode): string {
  const words = state.texts.composer;
  return { reply: words.send, note: words.sendNote, escalate: words.sendEscalation }[mode];
}

interface Written {
  mode: Mode;
  text: string;
  then: Then | undefined;
  level: number;
}

function carryOut({ state, sending, acting }: Workplace, conversation: Conversation, timeline: Timeline, { mode, text, then, level }: Written): void {
  if (mode === "escalate") {
    void acting.escalate(conversation.id, text, level).then((isDone) => {
      if (!isDone) return;
      state.write(conversation.id, { escalate: "" });
      state.mode = "reply";
      state.notice(state.texts.composer.escalated);
    });
    return;
  }
  const seen = state.begun.seen(conversation.id, state.agent?.id ?? "", timeline.messages);
  state.write(conversation.id, { [mode]: "" });
  sending.put(mode === "note" ? "note" : "say", conversation.id, text, seen, mode === "reply" ? then : undefined);
}

function Modes({ conversation, mode }: { conversation: Conversation; mode: Mode }) {
  const { state } = usePlace();
  const { texts } = state;
  return (
    <div class="modes" role="group" aria-label={texts.composer.label}>
      {MODES.map((each) => (
        <button
          key={each}
          type="button"
          class={`mode mode-${each}`}
          aria-pressed={each === mode}
          disabled={!isPossible(state, conversation, each)}
          data-testid={`${each}-mode`}
          onClick={() => {
            state.mode = each;
            state.focusAsked += 1;
            state.changed();
          }}
        >
          {texts.composer.modes[each]}
        </button>
      ))}
    </div>
  );
}

/** How high it goes: the level only ever rises. */
function Levels({ level, lowest, choose }: { level: number; lowest: number; choose: (level: number) => void }) {
  const { desk } = usePlace().state.texts;
  return (
    <label class="levels">
      {desk.levelAsked}
      <select value={level} data-testid="level" onChange={(event) => choose(Number(event.currentTarget.value))}>
        {[1, 2, 3].map((each) => (
          <option key={each} value={each} disabled={each < lowest}>
            {desk.levels[each - 1]}
          </option>
        ))}
      </select>
    </label>
  );
}

function useFocusWhenAsked(box: { current: HTMLTextAreaElement | null }, asked: number): void {
  const seen = useRef(asked);
  // Before the next key can arrive: a letter that misses the box would be a command.
  useLayoutEffect(() => {
    if (asked !== seen.current) box.current?.focus();
    seen.current = asked;
  }, [asked]);
}

function useGrowing(box: { current: HTMLTextAreaElement | null }, text: string): void {
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    element.style.height = "auto";
    element.style.height = `${Math.min(TALLEST, element.scrollHeight)}px`;
  }, [text]);
}
