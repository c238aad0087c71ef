// The list that helps while writing: ready-made replies after /, articles after #, colleagues after @.

import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { wholeAddress } from "../core/links";
import { filled, fits, replaced, type Sign, type Trigger, triggerAt } from "../core/triggers";
import type { Conversation } from "../core/wire";
import type { Mode } from "../io/state";
import type { Workplace } from "../io/workplace";
import { usePlace } from "./place";

const SIGNS: Record<Mode, readonly Sign[]> = { reply: ["/", "#"], note: ["#", "@"], escalate: [] };
const TYPED = 150; // milliseconds without a key before articles are looked for
const MOST_SHOWN = 8;

interface Help {
  id: string;
  label: string;
  hint: string;
  text: string;
}

/** What was found, and for which sign and letters. */
interface Found {
  asked: string | null;
  helps: readonly Help[];
}

interface Box {
  current: HTMLTextAreaElement | null;
}

export interface Suggesting {
  trigger: Trigger | null;
  helps: readonly Help[] | null;
  at: number;
  /** Look where the caret is; to call after every change of text or caret. */
  look: () => void;
  /** True when the key was for the list. */
  press: (event: KeyboardEvent) => boolean;
  choose: (help: Help) => void;
  close: () => void;
}

export function useSuggestions(box: Box, conversation: Conversation, mode: Mode, write: (text: string) => void): Suggesting {
  const workplace = usePlace();
  const [trigger, setTrigger] = useState<Trigger | null>(null);
  const [found, setFound] = useState<Found | null>(null);
  const [at, setAt] = useState(0);
  const asked = trigger && `${trigger.sign}${trigger.query}`;
  const helps = found !== null && found.asked === asked ? found.helps : null; // what was found for other letters helps nobody
  useHelps(workplace, conversation, trigger, (helps) => {
    setFound({ asked, helps });
    setAt(0);
  });
  // Before the next key is heard, which may be the sign that opens the list of this mode.
  useLayoutEffect(() => setTrigger(null), [mode]);

  const look = () => {
    const element = box.current;
    if (!element) return;
    const now = triggerAt(element.value, element.selectionStart, SIGNS[mode]);
    if (now?.sign !== trigger?.sign || now?.query !== trigger?.query || now?.from !== trigger?.from) setTrigger(now);
  };
  const choose = (help: Help) => {
    const element = box.current;
    if (!element || !trigger) return;
    const done = replaced(element.value, element.selectionStart, trigger, help.text);
    // Text and caret together, at once: a letter that is typed before the next frame belongs behind what was chosen.
    element.value = done.text;
    element.focus();
    element.setSelectionRange(done.caret, done.caret);
    write(done.text);
    setTrigger(null);
  };
  const press = (event: KeyboardEvent): boolean => {
    if (!trigger || event.ctrlKey || event.metaKey || event.altKey) return false;
    const count = helps?.length ?? 0;
    if (event.key === "Escape") setTrigger(null);
    else if (count === 0) return false;
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") setAt((at + (event.key === "ArrowDown" ? 1 : count - 1)) % count);
    else if ((event.key === "Enter" && !event.shiftKey) || event.key === "Tab") choose(helps?.[at] as Help);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  return { trigger, helps, at, look, press, choose, close: () => setTrigger(null) };
}

/** Fetch what the trigger asks for; an answer that comes after another trigger is dropped. */
function useHelps(workplace: Workplace, conversation: Conversation, trigger: Trigger | null, set: (helps: readonly Help[]) => void): void {
  useEffect(() => {
    if (!trigger) return;
    let isWanted = true;
    const find = async () => {
      const found = await helpsFor(workplace, conversation, trigger);
      if (isWanted) set(found.slice(0, MOST_SHOWN));
    };
    const timer = window.setTimeout(() => void find(), trigger.sign === "#" ? TYPED : 0);
    return () => {
      isWanted = false;
      window.clearTimeout(timer);
    };
  }, [trigger?.sign, trigger?.query, conversation.id]);
}

async function helpsFor({ state, tools }: Workplace, conversation: Conversation, { sign, query }: Trigger): Promise<Help[]> {
  if (sign === "#") {
    const found = await tools.articles(conversation.id, query);
    return found.map(({ slug, title, url, excerpt }) => ({ id: slug, label: title, hint: excerpt, text: `${title}: ${wholeAddress(url, location.origin)}` }));
  }
  if (sign === "@") {
    const others = state.colleagues.filter(({ id, name }) => id !== state.agent?.id && fits(query, name));
    return others.map(({ id, name, online, availability }) => ({ id, label: name, hint: state.texts.availability[online ? availability : "offline"], text: `@${name} ` }));
  }
  const known = { visitor: conversation.visitor.name, agent: state.agent?.name ?? null, ticket: conversation.ticket };
  const fitting = (await tools.replies()).filter(({ key, title }) => key.startsWith(query) || fits(query, title[state.preferences.language]));
  return fitting.map(({ key, title, text }) => {
    const ready = filled(text[conversation.language], known);
    return { id: key, label: `/${key} · ${title[state.preferences.language]}`, hint: ready, text: ready };
  });
}

export function Suggestions({ suggesting }: { suggesting: Suggesting }) {
  const { desk, list: words } = usePlace().state.texts;
  const { trigger, helps, at, choose } = suggesting;
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" }), [at, helps]);
  if (!trigger) return null;
  const label = { "/": desk.replies, "#": desk.articlesFor, "@": desk.colleagues }[trigger.sign];
  const nothing = { "/": desk.noReplies, "#": desk.noArticlesFor, "@": desk.noColleagues }[trigger.sign];
  return (
    // The box keeps the focus: pressing the list must not take it.
    <div class="helps" data-testid="helps" onMouseDown={(event) => event.preventDefault()}>
      <p class="soft helps-head" role="status">
        {helps === null ? words.loading : helps.length === 0 ? nothing : label}
      </p>
      <ul id="helps" role="listbox" aria-label={label} tabIndex={0} ref={list}>
        {helps?.map((help, place) => (
          <li key={help.id} id={`help-${place}`} role="option" aria-selected={place === at} onClick={() => choose(help)}>
            <b>{help.label}</b>
            <span class="soft">{help.hint}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
