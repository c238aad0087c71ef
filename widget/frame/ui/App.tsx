/** The whole chat. */

import { useLayoutEffect, useReducer, useRef } from "preact/hooks";
import { Banner } from "./Banner";
import { Blocked } from "./Blocked";
import { Composer } from "./Composer";
import { Consent } from "./Consent";
import { Ended } from "./Ended";
import { Header } from "./Header";
import { hasConsent, HereContext, useHere, type Here } from "./here";
import { Log } from "./Log";
import { PromiseCard } from "./PromiseCard";

export function App({ here }: { readonly here: Here }) {
  const { chat, close } = here;
  const [, redraw] = useReducer((count: number, _: void) => count + 1, 0);
  // At once: what comes before the first frame is drawn must not be missed.
  useLayoutEffect(() => chat.onChange(() => redraw()), [chat]);
  const { chatBox, noteFocus } = useKeptFocus();
  const isOver = chat.conversation?.status === "resolved" && chat.entries.length === 0;
  return (
    <HereContext.Provider value={here}>
      <main ref={chatBox} class="chat" tabIndex={-1} onFocusIn={noteFocus} onKeyDown={(event) => event.key === "Escape" && close?.()}>
        <Header />
        {hasConsent(chat, here.config) ? <Talk isOver={isOver} /> : <Consent />}
      </main>
    </HereContext.Provider>
  );
}

function Talk({ isOver }: { readonly isOver: boolean }) {
  const { chat } = useHere();
  return (
    <>
      <Banner />
      <Log />
      <PromiseCard />
      {isOver && !chat.isBlocked && <Ended />}
      <footer class="footer">
        {chat.isBlocked ? <Blocked /> : (
          <>
            <div class="ways">
              <HumanButton />
              {isOver && <AnewButton />}
            </div>
            <Composer />
          </>
        )}
      </footer>
    </>
  );
}

/** A button that has done its work is gone, and the focus with it: go on from the chat, so that keys still reach it. */
function useKeptFocus() {
  const chatBox = useRef<HTMLElement>(null);
  const focused = useRef<EventTarget | null>(null);
  useLayoutEffect(() => {
    if (focused.current instanceof Element && !focused.current.isConnected) chatBox.current?.focus({ preventScroll: true });
  });
  return { chatBox, noteFocus: (event: FocusEvent) => (focused.current = event.target) };
}

/** The way to a person, until one is on it. */
function HumanButton() {
  const { chat, t } = useHere();
  const isAsked = chat.entries.some((entry) => entry.kind === "human" && entry.refused === undefined);
  const isNeeded = chat.conversation === null || chat.conversation.status === "bot" || chat.conversation.status === "resolved";
  if (!isNeeded) return null;
  return (
    <button type="button" class="way" data-testid="human" aria-disabled={isAsked} onClick={() => isAsked || chat.human()}>
      {isAsked ? t.humanAsked : t.human}
    </button>
  );
}

/** The way to a clean sheet, before anything new is written. */
function AnewButton() {
  const { chat, t } = useHere();
  return <button type="button" class="way" data-testid="start-anew" onClick={() => chat.startAnew()}>{t.startAnew}</button>;
}
