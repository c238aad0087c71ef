// What called for the agents and was unseen until this conversation was opened.

import type { Call } from "../core/wire";
import { moment } from "../texts/texts";
import { Icon } from "./icons";
import { usePlace } from "./place";

export function Calls({ calls }: { calls: readonly Call[] }) {
  const { state } = usePlace();
  const { texts } = state;
  if (calls.length === 0) return null;
  return (
    <div class="calls" role="note" aria-label={texts.desk.called} data-testid="calls">
      <Icon name="escalated" size={14} />
      <ul>
        {calls.map(({ id, kind, mark, at }) => (
          <li key={id}>
            {(mark && texts.desk.marks[mark]) ?? texts.alert[kind]} <time class="soft">{moment(texts, Date.parse(at), state.now())}</time>
          </li>
        ))}
      </ul>
    </div>
  );
}
