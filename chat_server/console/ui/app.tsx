// The whole console: the gate before it, or its four panes.

import { useEffect } from "preact/hooks";
import type { Page } from "../core/route";
import type { Workplace } from "../io/workplace";
import { Reports } from "../reports/reports";
import { Search } from "../reports/search";
import { ContextPane } from "./context_pane";
import { Block } from "./block";
import { Help, Palette } from "./help";
import { useKeyboard } from "./keyboard";
import { List } from "./list";
import { LinkState, Notices } from "./notices";
import { Place, useChanges, usePlace } from "./place";
import { Rail } from "./rail";
import { Settings } from "./settings";
import { SignIn, Waiting } from "./sign_in";
import { Thread } from "./thread";
import { Transfer } from "./transfer";

const DRAW_EVERY = 5_000; // chips count in minutes; typing that fell silent fades

const PAGES = { reports: Reports, search: Search };
const DIALOGS = { help: Help, palette: Palette, transfer: Transfer, block: Block, settings: Settings };

export function App({ workplace }: { workplace: Workplace }) {
  const { state } = workplace;
  useChanges(workplace, DRAW_EVERY);
  useKeyboard(workplace);
  useRootAttributes(state.preferences.theme, state.preferences.language);
  return (
    <Place.Provider value={workplace}>
      {state.session === "signed_in" ? <Panes /> : state.session === "signed_out" ? <SignIn /> : <Waiting />}
      {state.dialog && state.session === "signed_in" && <OpenDialog name={state.dialog} />}
    </Place.Provider>
  );
}

function Panes() {
  const { state, alerts } = usePlace();
  const pane = state.route.conversation ? (state.isContextShown ? "context" : "thread") : "list";
  return (
    <div class="console" data-pane={pane} onPointerDown={() => alerts.unlock()}>
      <LinkState />
      <Rail />
      <main>
        {state.route.page ? <OpenPage page={state.route.page} /> : <Desk />}
      </main>
      <Notices />
    </div>
  );
}

/** List, conversation and context side by side. */
function Desk() {
  const { texts } = usePlace().state;
  return (
    <>
      <h1 class="unseen">{texts.title}</h1>
      <List />
      <div class="thread-place">
        <Thread />
      </div>
      <ContextPane />
    </>
  );
}

function OpenPage({ page }: { page: Page }) {
  const Chosen = PAGES[page];
  return <Chosen key={page} />;
}

function OpenDialog({ name }: { name: keyof typeof DIALOGS }) {
  const Chosen = DIALOGS[name];
  return <Chosen key={name} />;
}

function useRootAttributes(theme: "system" | "light" | "dark", language: string): void {
  useEffect(() => {
    const root = document.documentElement;
    root.lang = language;
    if (theme === "system") delete root.dataset.theme;
    else root.dataset.theme = theme;
  }, [theme, language]);
}
