// The desk at this moment: how full the queues are, who waits longest, who has how much. Asked anew every few seconds.

import { usePlace } from "../ui/place";
import { askBoard } from "./asking";
import { DESK_COUNTS, length } from "./figures";
import type { ReportTexts } from "./texts";
import { useAsked } from "./use_asked";

const EVERY = 10_000;

export function LiveBoard({ words }: { words: ReportTexts }) {
  const { state } = usePlace();
  const { value: board } = useAsked("board", askBoard, EVERY);
  if (!board) return <div class="skeleton board-skeleton" aria-busy="true" />;
  const waits = board.oldest_wait ? (Date.parse(board.now) - Date.parse(board.oldest_wait)) / 1000 : null;
  return (
    <section class="board" aria-label={words.now} data-testid="live-board">
      <h2>{words.now}</h2>
      <dl class="tiles">
        {DESK_COUNTS.map((name) => (
          <div key={name} class={`tile ${name === "overdue" && board.queues.overdue > 0 ? "tile-trouble" : ""}`}>
            <dt>{words.counts[name]}</dt>
            <dd>{board.queues[name]}</dd>
          </div>
        ))}
        <div class="tile">
          <dt>{words.oldestWait}</dt>
          <dd>{waits === null ? words.nobodyWaits : length(waits, words.unit)}</dd>
        </div>
      </dl>
      <ul class="crew" aria-label={words.agents}>
        {board.agents.map((agent) => (
          <li key={agent.id}>
            <span class={`dot dot-${agent.online ? agent.availability : "gone"}`} aria-hidden="true" />
            <span class="crew-name">{agent.name}</span>
            <span class="soft">
              {agent.online ? state.texts.availability[agent.availability].toLowerCase() : words.offline} · {words.holds(agent.open, agent.paused)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
