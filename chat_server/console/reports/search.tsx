// Search over all messages: what to look for, filters, and the conversations with the passages that say why.

import { useEffect, useState } from "preact/hooks";
import { routeText } from "../core/route";
import { CATEGORIES, type Conversation, PRIORITIES, type Queue, type Status } from "../core/wire";
import { moment } from "../texts/texts";
import { Icon } from "../ui/icons";
import { PriorityMark, visitorName } from "../ui/marks";
import { isNarrow, usePlace } from "../ui/place";
import { type Asked, askSearch, type Filters } from "./asking";
import { type Hit, type Hits, markedParts } from "./figures";
import { type ReportTexts, reportTexts } from "./texts";

const STATUSES: readonly Status[] = ["bot", "waiting", "open", "paused", "resolved"];
const AUTHORS = ["visitor", "agent", "bot"] as const;
const TYPED = 250; // milliseconds without a key before it is looked for
const QUEUES: Record<Status, Queue> = { bot: "bot", waiting: "waiting", open: "team", paused: "team", resolved: "done" };

export function Search() {
  const { state } = usePlace();
  const words = reportTexts(state.preferences.language);
  const [text, setText] = useState("");
  const [filters, setFilters] = useState<Filters>({});
  const found = useSearch(text, filters);
  const active = Object.values(filters).filter(Boolean).length;
  return (
    <section class="reports finder" aria-label={words.search} data-testid="finder">
      <h1>{words.search}</h1>
      <form class="finder-form" role="search" onSubmit={(event) => event.preventDefault()}>
        <div class="search">
          <Icon name="search" size={16} />
          <input id="finder" type="search" value={text} maxLength={200} autoFocus placeholder={words.searchHint} aria-label={words.searchAll} onInput={(event) => setText(event.currentTarget.value)} />
        </div>
        <details class="filters" open={!isNarrow()}>
          <summary>{words.filters}{active > 0 && ` (${active})`}</summary>
          <FilterChoices words={words} filters={filters} choose={(change) => setFilters({ ...filters, ...change })} />
        </details>
      </form>
      <p class="soft" role="status">
        {told(words, text, found)}
      </p>
      {found.hits && Object.keys(found.hits.near).length > 0 && <p class="soft">{words.near(Object.values(found.hits.near).flat().join(", "))}</p>}
      <Results words={words} found={found} />
    </section>
  );
}

function told(words: ReportTexts, text: string, found: Finding): string {
  if (!text.trim()) return words.emptySearch;
  if (found.hasFailed) return words.searchFailed;
  if (!found.hits) return words.searching;
  return words.found(found.hits.hits.length, found.hits.next !== null);
}

interface Finding {
  hits: Hits | null;
  hasFailed: boolean;
  isLoading: boolean;
  more: () => void;
}

/** What is found for the text, a moment after the last key; `more` adds the following page. */
function useSearch(text: string, filters: Filters): Finding {
  const [state, set] = useState<Omit<Finding, "more">>({ hits: null, hasFailed: false, isLoading: false });
  const [wanted, setWanted] = useState<string | null>(null);
  const key = JSON.stringify([text, filters]);
  const isAsked = text.trim() !== "";
  useEffect(() => {
    const cancel = new AbortController();
    setWanted(null);
    set((before) => ({ hits: isAsked ? before.hits : null, hasFailed: false, isLoading: isAsked }));
    const ask = async () => {
      const asked = await askSearch(text, filters, null, cancel.signal);
      if (!cancel.signal.aborted) set(answered(null, asked));
    };
    const timer = isAsked ? window.setTimeout(() => void ask(), TYPED) : undefined;
    return () => {
      cancel.abort();
      window.clearTimeout(timer);
    };
  }, [key]);
  useEffect(() => {
    if (wanted === null) return;
    const cancel = new AbortController();
    set((before) => ({ ...before, isLoading: true }));
    void askSearch(text, filters, wanted, cancel.signal).then((asked) => {
      if (!cancel.signal.aborted) set((before) => answered(before.hits, asked));
    });
    return () => cancel.abort();
  }, [wanted]);
  return { ...state, more: () => setWanted(state.hits?.next ?? null) };
}

function answered(before: Hits | null, asked: Asked<Hits>): Omit<Finding, "more"> {
  if (!("value" in asked)) return { hits: before, hasFailed: true, isLoading: false };
  const { hits, next, near } = asked.value;
  return { hits: { hits: [...(before?.hits ?? []), ...hits], next, near }, hasFailed: false, isLoading: false };
}

function Results({ words, found }: { words: ReportTexts; found: Finding }) {
  if (!found.hits) return found.isLoading ? <div class="skeletons" aria-busy="true"><div class="skeleton" /><div class="skeleton" /></div> : null;
  if (found.hits.hits.length === 0) return <p class="nothing">{words.noHits}</p>;
  return (
    <>
      <ul class="hits">
        {found.hits.hits.map((hit) => (
          <HitRow key={hit.conversation.id} hit={hit} words={words} />
        ))}
      </ul>
      {found.hits.next && (
        <button class="quiet more" type="button" disabled={found.isLoading} onClick={found.more}>
          {words.more}
        </button>
      )}
    </>
  );
}

function HitRow({ hit, words }: { hit: Hit; words: ReportTexts }) {
  const { state } = usePlace();
  const { texts } = state;
  const { conversation } = hit;
  const said = hit.author ? `${hit.author.kind === "agent" ? hit.author.name : words.authors[hit.author.kind as "visitor" | "bot"]}: ` : "";
  return (
    <li>
      <a class="hit" href={address(conversation)} data-testid="hit">
        <PriorityMark priority={conversation.priority} />
        <span class="hit-line">
          <span class="row-name">{visitorName(conversation, texts.list.nobody)}</span>
          <span class="row-ticket">{conversation.ticket}</span>
          <span class="row-time">{moment(texts, Date.parse(hit.at), state.now())}</span>
        </span>
        <span class="hit-said">
          <b>{said}</b>
          {markedParts(hit.snippet).map((part, at) => (part.isMarked ? <mark key={at}>{part.text}</mark> : part.text))}
        </span>
        <span class="soft">
          {texts.status[conversation.status]}
          {conversation.agent && ` · ${conversation.agent.name}`}
        </span>
      </a>
    </li>
  );
}

function address(conversation: Conversation): string {
  return routeText({ queue: QUEUES[conversation.status], conversation: conversation.id });
}

function FilterChoices({ words, filters, choose }: { words: ReportTexts; filters: Filters; choose: (change: Filters) => void }) {
  const { state } = usePlace();
  const { texts } = state;
  return (
    <div class="asked" role="group" aria-label={words.filters}>
      <Choice label={words.status} any={words.anything} value={filters.status} options={STATUSES.map((each) => [each, texts.status[each]])} choose={(status) => choose({ status })} />
      <Choice label={texts.context.priority} any={words.anything} value={filters.priority} options={PRIORITIES.map((each) => [each, texts.priority[each]])} choose={(priority) => choose({ priority })} />
      <Choice label={texts.context.category} any={words.anything} value={filters.category} options={CATEGORIES.map((each) => [each, texts.category[each]])} choose={(category) => choose({ category })} />
      <Choice label={texts.context.agent} any={words.anything} value={filters.agent} options={state.colleagues.map((each) => [each.id, each.name])} choose={(agent) => choose({ agent })} />
      <Choice label={words.author} any={words.anything} value={filters.by} options={AUTHORS.map((each) => [each, words.authors[each]])} choose={(by) => choose({ by })} />
      <Choice label={words.ticket} any={words.anything} value={filters.ticket} options={[["yes", words.withTicket], ["no", words.withoutTicket]]} choose={(ticket) => choose({ ticket })} />
      {(["from", "to"] as const).map((end) => (
        <label key={end} class="asked-one">
          {words[end]}
          <input type="date" value={filters[end] ?? ""} onChange={(event) => choose({ [end]: event.currentTarget.value })} />
        </label>
      ))}
    </div>
  );
}

interface ChoiceOf {
  label: string;
  any: string;
  value: string | undefined;
  options: [string, string][];
  choose: (value: string) => void;
}

function Choice({ label, any, value, options, choose }: ChoiceOf) {
  return (
    <label class="asked-one">
      {label}
      <select value={value ?? ""} onChange={(event) => choose(event.currentTarget.value)}>
        <option value="">{any}</option>
        {options.map(([key, name]) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
