// The list of a queue: only the rows in sight are drawn, and none moves under the pointer.

import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { routeText } from "../core/route";
import { arrange, type Arranged, inSight } from "../core/rows";
import type { Conversation } from "../core/wire";
import type { Workplace } from "../io/workplace";
import { Icon } from "./icons";
import { usePlace } from "./place";
import { Row, ROW_HEIGHT } from "./row";

export function List() {
  const { state } = usePlace();
  const { texts, route } = state;
  const [isHeld, setHeld] = useState(false);
  const rows = wanted(state);
  const arranged = useArranged(`${route.queue} ${state.query} ${state.board.next(route.queue) ?? ""}`, rows, isHeld);
  state.shown = arranged.ids;
  return (
    <section class="list" aria-label={texts.list.label}>
      <ListHead />
      <div class="list-body" onPointerEnter={(event) => setHeld(event.pointerType === "mouse")} onPointerLeave={() => setHeld(false)}>
        {arranged.waiting > 0 && (
          <button class="fresh" type="button" data-testid="fresh" onClick={() => setHeld(false)}>
            {texts.list.fresh(arranged.waiting)}
          </button>
        )}
        <Rows ids={arranged.ids} />
      </div>
    </section>
  );
}

function wanted(state: ReturnType<typeof usePlace>["state"]): string[] {
  if (state.found) return state.found;
  return state.board.rows(state.route.queue).map((each) => each.id);
}

/** The arrangement of the rows; another `key` is another list, which is never held. */
function useArranged(key: string, ids: string[], isHeld: boolean): Arranged {
  const shown = useRef<{ key: string; ids: string[] }>({ key, ids: [] });
  const arranged = arrange(shown.current.ids, ids, isHeld && shown.current.key === key);
  shown.current = { key, ids: arranged.ids };
  return arranged;
}

function ListHead() {
  const { state, browsing } = usePlace();
  const { texts, route } = state;
  const wait = useRef<number | undefined>(undefined);
  return (
    <header class="list-head">
      <h2>
        {texts.queue[route.queue]} <span class="list-count">{state.board.counts[route.queue]}</span>
      </h2>
      <div class="search" role="search">
        <Icon name="search" size={16} />
        <input
          id="search"
          type="search"
          value={state.query}
          placeholder={texts.list.search}
          aria-label={texts.list.search}
          maxLength={200}
          onInput={(event) => {
            const query = event.currentTarget.value;
            state.query = query;
            window.clearTimeout(wait.current);
            wait.current = window.setTimeout(() => void browsing.search(query), query ? 200 : 0);
          }}
        />
      </div>
    </header>
  );
}

/** Fetches the pages of a list one after the other: all that there is to do, and of what is done as far as one looks. */
function useFurtherPages({ state, browsing }: Workplace, next: string | null, isEndInSight: boolean): void {
  const { queue } = state.route;
  const isWanted = queue !== "done" || isEndInSight;
  const isOnline = state.link === "online";
  useEffect(() => {
    if (next && isWanted && isOnline) void browsing.load(queue, next);
  }, [queue, next, isWanted, isOnline]);
}

function Rows({ ids }: { ids: readonly string[] }) {
  const workplace = usePlace();
  const { state, browsing } = workplace;
  const scroller = useRef<HTMLDivElement>(null);
  const [sight, setSight] = useState({ top: 0, tall: 800 });
  useSight(scroller, setSight);
  useSelectedInSight(scroller, ids, state.route.conversation);
  const [from, to] = inSight(ids.length, ROW_HEIGHT, sight.top, sight.tall);
  const next = state.found ? null : state.board.next(state.route.queue);
  useFurtherPages(workplace, next, to === ids.length);
  const found = ids.slice(from, to).map((id) => state.board.get(id));
  return (
    <div class="rows" ref={scroller}>
      {ids.length === 0 && <Nothing />}
      <ul style={{ height: `${ids.length * ROW_HEIGHT}px` }}>
        {found.map((each, at) => each && <Row key={each.id} conversation={each} place={from + at} count={ids.length} />)}
      </ul>
      {next && (
        <button class="quiet more" type="button" disabled={state.isListing} onClick={() => void browsing.load(state.route.queue, next)}>
          {state.isListing ? state.texts.list.loading : state.texts.list.more}
        </button>
      )}
    </div>
  );
}

function useSight(scroller: { current: HTMLDivElement | null }, set: (sight: { top: number; tall: number }) => void): void {
  // At once: a list that is scrolled before the first frame is drawn would stay empty there.
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const look = () => set({ top: element.scrollTop, tall: element.clientHeight });
    const watcher = new ResizeObserver(look);
    watcher.observe(element);
    element.addEventListener("scroll", look, { passive: true });
    return () => {
      watcher.disconnect();
      element.removeEventListener("scroll", look);
    };
  }, []);
}

/** Scroll just as far as the chosen row needs, when another one was chosen. */
function useSelectedInSight(scroller: { current: HTMLDivElement | null }, ids: readonly string[], selected: Conversation["id"] | null): void {
  useLayoutEffect(() => {
    const element = scroller.current;
    const at = selected ? ids.indexOf(selected) : -1;
    if (!element || at === -1) return;
    const top = at * ROW_HEIGHT;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + ROW_HEIGHT > element.scrollTop + element.clientHeight) element.scrollTop = top + ROW_HEIGHT - element.clientHeight;
  }, [selected]);
}

/** What stands in an empty list: what will appear, or rows to come. */
function Nothing() {
  const { state } = usePlace();
  const { texts, route } = state;
  if (!state.board.isLoaded(route.queue)) {
    return (
      <div class="skeletons" aria-busy="true" aria-label={texts.list.loading}>
        {[1, 2, 3, 4].map((each) => (
          <div key={each} class="skeleton" />
        ))}
      </div>
    );
  }
  return (
    <p class="nothing">
      {state.found ? texts.empty.search : texts.empty[route.queue]}
      {state.found && (
        <a class="nothing-more" href={routeText({ queue: route.queue, conversation: null, page: "search" })}>
          {texts.desk.searchAll}
        </a>
      )}
    </p>
  );
}
