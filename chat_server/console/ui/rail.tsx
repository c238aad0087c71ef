// The rail: the queues with their counts, and the agent's own menu.

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

function QueueLink({ queue }: { queue: Queue }) {
  const { state } = usePlace();
  const { texts } = state;
  const count = state.board.counts[queue];
  const isHere = state.route.queue === queue;
  const isShown = count > 0 && queue !== "done";
  return (
    <a class="rail-item" href={routeText({ queue, conversation: null })} aria-current={isHere ? "page" : undefined} title={texts.queue[queue]} data-testid={`queue-${queue}`}>
      <Icon name={queue} />
      <span class="rail-label">{texts.queueShort[queue]}</span>
      {isShown && <span class={`count count-${queue}`}>{count > 99 ? "99+" : count}</span>}
    </a>
  );
}
