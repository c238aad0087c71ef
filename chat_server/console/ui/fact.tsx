// A line of a list of facts: its name, and its value or that it is not known yet.

import { usePlace } from "./place";

export function Fact({ name, children }: { name: string; children: preact.ComponentChildren }) {
  const { texts } = usePlace().state;
  const isKnown = children !== null && children !== undefined && children !== "" && children !== false;
  return (
    <>
      <dt>{name}</dt>
      <dd>{isKnown ? children : <span class="soft">{texts.context.none}</span>}</dd>
    </>
  );
}
