// One conversation: its head, the hand-over card, what was said, and the box to write in.

import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { pressing } from "../core/calls";
import type { Timeline } from "../core/timeline";
import type { Conversation } from "../core/wire";
import { Calls } from "./calls";
import { Composer } from "./composer";
import { HandOverCard } from "./hand_over_card";
import { Icon } from "./icons";
import { visitorName } from "./marks";
import { Entries, UnsentLine, VisitorTyping } from "./messages";
import { usePlace } from "./place";
import { ThreadHead } from "./thread_head";

const NEAR = 80;

export function Thread() {
  const { state } = usePlace();
  const { texts, selected, timeline } = state;
  if (!state.route.conversation) {
    return (
      <section class="thread thread-none" aria-label={texts.thread.label}>
        <p>{texts.thread.none}</p>
        {state.preferences.areKeysOn && <p class="soft">{texts.thread.noneHint}</p>}
      </section>
    );
  }
  return (
    <section class="thread" aria-label={texts.thread.label} data-testid="thread">
      {selected && <ThreadHead conversation={selected} />}
      {selected && timeline && <Calls calls={pressing(timeline.calls, selected.status)} />}
      {selected && timeline?.facts && <HandOverCard conversation={selected} facts={timeline.facts} />}
      {selected && timeline ? <Said conversation={selected} timeline={timeline} /> : <Coming />}
      {selected && timeline && <Composer key={selected.id} conversation={selected} timeline={timeline} />}
    </section>
  );
}

function Coming() {
  return (
    <div class="said" aria-busy="true">
      <div class="skeleton" />
    </div>
  );
}

function Said({ conversation, timeline }: { conversation: Conversation; timeline: Timeline }) {
  const { state, browsing } = usePlace();
  const { texts } = state;
  const typed = state.writing.visitorText(conversation.id, Date.now());
  const unsent = state.outbox.of(conversation.id);
  const { scroller, isAway, toEnd } = useEnd(conversation.id, `${timeline.last} ${unsent.length} ${typed ?? ""}`, timeline.first);
  const entries = timeline.entries();
  const shown = useMemo(
    () => <Entries entries={entries} readByVisitor={timeline.readByVisitor} />,
    [timeline, timeline.messages, entries.length, timeline.readByVisitor, texts],
  );
  return (
    <div class="said" ref={scroller} tabIndex={0} aria-label={texts.thread.label}>
      {timeline.hasOlder && (
        <button class="quiet more" type="button" onClick={() => void browsing.older(timeline)}>
          {texts.thread.older}
        </button>
      )}
      <div role="log" aria-live="polite" aria-relevant="additions" aria-label={texts.thread.label}>
        <ol class="entries">
          {shown}
          {unsent.map((each) => (
            <UnsentLine key={each.client_id} unsent={each} />
          ))}
          {typed && <VisitorTyping name={visitorName(conversation, texts.thread.visitor)} text={typed} />}
        </ol>
      </div>
      {isAway && (
        <button class="to-end" type="button" aria-label={texts.thread.newest} title={texts.thread.newest} onClick={toEnd}>
          <Icon name="down" />
        </button>
      )}
    </div>
  );
}

/** Stays at the end of what was said unless the agent has scrolled away; older messages push nothing down. */
function useEnd(id: string, newest: string, first: number) {
  const scroller = useRef<HTMLDivElement>(null);
  const [isAway, setAway] = useState(false);
  const before = useRef({ id: "", first: 0, height: 0, isAway: false });

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const last = before.current;
    if (last.id !== id || !last.isAway) element.scrollTop = element.scrollHeight;
    else if (first < last.first) element.scrollTop += element.scrollHeight - last.height;
    before.current = { id, first, height: element.scrollHeight, isAway: last.id === id && last.isAway };
  }, [id, newest, first]);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const look = () => {
      const away = element.scrollHeight - element.scrollTop - element.clientHeight > NEAR;
      before.current.isAway = away;
      before.current.height = element.scrollHeight;
      setAway(away);
    };
    const resized = () => {
      if (!before.current.isAway) element.scrollTop = element.scrollHeight;
    };
    const watcher = new ResizeObserver(resized);
    watcher.observe(element);
    element.addEventListener("scroll", look, { passive: true });
    return () => {
      watcher.disconnect();
      element.removeEventListener("scroll", look);
    };
  }, []);

  const toEnd = () => scroller.current?.scrollTo({ top: scroller.current.scrollHeight, behavior: "smooth" });
  return { scroller, isAway, toEnd };
}
