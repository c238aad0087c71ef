// The workplace for every part of the screen.

import { createContext } from "preact";
import { useContext, useLayoutEffect, useState } from "preact/hooks";
import type { Workplace } from "../io/workplace";

export const Place = createContext<Workplace | null>(null);

export function usePlace(): Workplace {
  const workplace = useContext(Place);
  if (!workplace) throw new Error("outside of the console");
  return workplace;
}

/** Draw again whenever the state changes, and every `every` milliseconds because time passes. */
export function useChanges(workplace: Workplace, every: number): void {
  const [, draw] = useState(0);
  // At once: what the server answers before the first frame is drawn would change nothing on the screen.
  useLayoutEffect(() => {
    const again = () => draw((count) => count + 1);
    const timer = window.setInterval(again, every);
    const stop = workplace.state.subscribe(again);
    return () => {
      window.clearInterval(timer);
      stop();
    };
  }, [workplace, every]);
}

/** True on a screen that shows one pane at a time. */
export const isNarrow = () => window.matchMedia("(max-width: 799px)").matches;
