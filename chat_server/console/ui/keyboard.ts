// Listens to the keyboard for the whole console.

import { useLayoutEffect } from "preact/hooks";
import { meaning } from "../core/keys";
import type { Workplace } from "../io/workplace";
import { carryOut } from "./commands";

const TOGETHER_WITHIN = 3_000; // slow hands and slow devices, too
const NEVER = -TOGETHER_WITHIN; // on the page's own clock, which begins at 0

export function useKeyboard(workplace: Workplace): void {
  // At once: a key that is pressed before the first frame is drawn counts, too.
  useLayoutEffect(() => {
    let gAt = NEVER;
    const pressed = (event: KeyboardEvent) => {
      const { state } = workplace;
      if (state.session !== "signed_in" || state.dialog || event.defaultPrevented) return;
      const isAfterG = event.timeStamp - gAt < TOGETHER_WITHIN;
      const meant = meaning(event, { isTyping: isTyping(event.target), isOn: state.preferences.areKeysOn, isAfterG });
      gAt = meant === "g" ? event.timeStamp : NEVER;
      if (!meant) return;
      event.preventDefault();
      if (meant !== "g") carryOut(workplace, meant);
    };
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  }, [workplace]);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}
