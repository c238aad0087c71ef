// A draft as the server keeps it, and as the box shows it: the server also keeps what was sent and may still be taken back.

const BETWEEN = "\n\n";

/** What the server keeps: the texts on their way, then what is in the box. */
export function toKeep(box: string, onTheWay: readonly string[]): string {
  return [...onTheWay, box].filter((text) => text.trim()).join(BETWEEN);
}

/** What belongs into the box of what the server kept: without the texts that are on their way from here. */
export function toShow(kept: string, onTheWay: readonly string[]): string {
  const before = toKeep("", onTheWay);
  if (!before || !kept.startsWith(before)) return kept;
  return kept.slice(before.length).replace(/^\n\n/, "");
}
