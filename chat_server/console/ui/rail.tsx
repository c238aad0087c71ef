// The rail: the queues with their counts, and the agent's own menu.

import { pagesOf } from "../core/people";
import { routeText } from "../core/route";
import { type Queue, QUEUES } from "../core/wire";
import { Icon } from "./icons";
import { usePlace } from "./place";

export function Rail() {
  const { state } = usePlace();
  const { texts, agent } = state;
  return (
    <nav class="rail" aria-label={texts.rail.queues}>
      <ul>
        {QUEUES.map((queue) => (
          <li key={queue}>
            <QueueLink queue={queue} />
          </li>
        ))}
        <PageLinks />
      </ul>
      <button class="rail-item rail-me" type="button" data-testid="me" aria-haspopup="dialog" onClick={() => {
        state.dialog = "settings";
        state.changed();
      }}>
        <span class={`presence presence-${agent?.availability ?? "offline"}`}>
          <Icon name="mine" />
        </span>
        <span class="rail-label">{texts.rail.me}</span>
        <span class="unseen">{agent && `: ${agent.name}, ${texts.availability[agent.availability]}`}</span>
      </button>
    </nav>
  );
}

/** Search and reports; on a narrow screen they stand in the agent's own menu. */
function PageLinks() {
  const { state } = usePlace();
  const { desk } = state.texts;
  const names = { search: desk.searchShort, reports: desk.reports };
  return (
    <>
      {pagesOf(state.agent).map((page) => (
        <li key={page} class="rail-page">
          <a class="rail-item" href={routeText({ queue: state.route.queue, conversation: null, page })} aria-current={state.route.page === page ? "page" : undefined} title={page === "search" ? desk.searchAll : desk.reports} data-testid={`page-${page}`}>
            <Icon name={page} />
            <span class="rail-label">{names[page]}</span>
          </a>
        </li>
      ))}
    </>
  );
}

function QueueLink({ queue }: { queue: Queue }) {
  const { state } = usePlace();
  const { texts } = state;
  const count = state.board.counts[queue];
  const isHere = !state.route.page && state.route.queue === queue;
  const isShown = count > 0 && queue !== "done";
  return (
    <a class="rail-item" href={routeText({ queue, conversation: null })} aria-current={isHere ? "page" : undefined} title={texts.queue[queue]} data-testid={`queue-${queue}`}>
      <Icon name={queue} />
      <span class="rail-label">{texts.queueShort[queue]}</span>
      {isShown && <span class={`count count-${queue}`}>{count > 99 ? "99+" : count}</span>}
    </a>
  );
}
