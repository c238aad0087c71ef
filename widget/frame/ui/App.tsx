/** The whole chat. */

import { useEffect, useReducer } from "preact/hooks";
import { Banner } from "./Banner";
import { Composer } from "./Composer";
import { Ended } from "./Ended";
import { Header } from "./Header";
import { HereContext, useHere, type Here } from "./here";
import { Log } from "./Log";
import { PromiseCard } from "./PromiseCard";

export function App({ here }: { readonly here: Here }) {
  const { chat, close } = here;
  const [, redraw] = useReducer((count: number, _: void) => count + 1, 0);
  useEffect(() => chat.onChange(() => redraw()), [chat]);
  const isOver = chat.conversation?.status === "resolved" && chat.entries.length === 0;
  return (
    <HereContext.Provider value={here}>
      <main class="chat" onKeyDown={(event) => event.key === "Escape" && close?.()}>
        <Header />
        <Banner />
        <Log />
        <PromiseCard />
        {isOver ? <Ended /> : (
          <footer class="footer">
            <HumanButton />
            <Composer />
          </footer>
        )}
      </main>
    </HereContext.Provider>
  );
}

/** The way to a person, until one is on it. */
function HumanButton() {
  const { chat, t } = useHere();
  const isAsked = chat.entries.some((entry) => entry.kind === "human" && entry.refused === undefined);
  const isNeeded = chat.conversation === null || chat.conversation.status === "bot" || chat.conversation.status === "resolved";
  if (!isNeeded) return null;
  return (
    <button type="button" class="human" data-testid="human" aria-disabled={isAsked} onClick={() => isAsked || chat.human()}>
      {isAsked ? t.humanAsked : t.human}
    </button>
  );
}
