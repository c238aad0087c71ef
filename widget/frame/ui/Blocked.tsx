/** In place of the box, when the team wants to hear nothing more. */

import { useHere } from "./here";

export function Blocked() {
  const { config, t } = useHere();
  return (
    <p class="blocked" role="status" data-testid="blocked">
      {t.blocked} {config.email && <a href={`mailto:${config.email}`}>{config.email}</a>}
    </p>
  );
}
