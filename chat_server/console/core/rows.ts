// Which rows stand where: nothing moves while the pointer is in the list.

export interface Arranged {
  ids: string[];
  /** New rows that wait for the pointer to leave. */
  waiting: number;
}

/** The rows to show: `wanted`, or while `isHeld` those shown before, with the number of new ones. */
export function arrange(shown: readonly string[], wanted: readonly string[], isHeld: boolean): Arranged {
  if (!isHeld || shown.length === 0) return { ids: [...wanted], waiting: 0 };
  const before = new Set(shown);
  return { ids: [...shown], waiting: wanted.filter((id) => !before.has(id)).length };
}

/** The id `steps` away from `current`; the first one when nothing is chosen, the ends stay. */
export function neighbour(ids: readonly string[], current: string | null, steps: number): string | null {
  const at = current === null ? -1 : ids.indexOf(current);
  if (at === -1) return ids[0] ?? null;
  return ids[Math.min(ids.length - 1, Math.max(0, at + steps))] ?? null;
}

/** The part of `count` rows, each `height` high, that is in sight, with `spare` rows around it. */
export function inSight(count: number, height: number, top: number, tall: number, spare = 6): [number, number] {
  const from = Math.max(0, Math.floor(top / height) - spare);
  return [Math.min(from, count), Math.min(count, Math.ceil((top + tall) / height) + spare)];
}
