// Beside a reply that can still be taken back: how long, and the two ways on.

import { useEffect, useState } from "preact/hooks";
import type { Unsent } from "../core/outbox";
import { usePlace } from "./place";

export function Held({ unsent, until }: { unsent: Unsent; until: number }) {
  const { state, sending } = usePlace();
  const { desk } = state.texts;
  const [now, look] = useState(Date.now());
  useEffect(() => {
    const timer = window.setInterval(() => look(Date.now()), 250);
    return () => window.clearInterval(timer);
  }, []);
  const seconds = Math.max(1, Math.ceil((until - now) / 1000));
  return (
    <span class="stamp held" data-testid="held">
      <span>{desk.held(seconds)}</span>
      <button class="quiet" type="button" data-testid="undo" onClick={() => sending.undo(unsent.conversation_id)}>
        {desk.undo}
      </button>
      <button class="quiet" type="button" data-testid="send-now" onClick={() => sending.sendNow(unsent.conversation_id)}>
        {desk.sendNow}
      </button>
    </span>
  );
}
