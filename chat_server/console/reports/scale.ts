// The geometry of the charts: where bars stand, how high they are, what the axis says.

export interface Scale {
  top: number;
  ticks: number[];
}

/** An axis from 0 to a round number not below `most`, with at most `count` steps; `units` are what a step may be. */
export function scale(most: number, count = 4, units: readonly number[] = tens(most)): Scale {
  const step = units.find((unit) => unit * count >= most) ?? units[units.length - 1] ?? 1;
  const steps = Math.max(1, Math.ceil(most / step));
  return { top: steps * step, ticks: Array.from({ length: steps + 1 }, (_, at) => at * step) };
}

/** 1, 2, 5, 10, 20, 50 … as far as `most` needs. */
function tens(most: number): number[] {
  const units: number[] = [];
  for (let power = 1; power <= Math.max(1, most); power *= 10) units.push(power, 2 * power, 5 * power);
  return units;
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Steps of an axis of time, in seconds: those that clocks count in. */
export const TIME_STEPS = [1, 5, 15, 30, MINUTE, 2 * MINUTE, 5 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 4 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY, 5 * DAY, 10 * DAY, 30 * DAY];

export interface Slot {
  left: number;
  width: number;
  middle: number;
}

/** The places of `count` bars side by side between `from` and `to`, at most 48 wide. */
export function slots(count: number, from: number, to: number): Slot[] {
  const room = (to - from) / Math.max(1, count);
  const width = Math.max(1, Math.min(48, room * 0.7));
  return Array.from({ length: count }, (_, at) => {
    const middle = from + room * (at + 0.5);
    return { left: middle - width / 2, width, middle };
  });
}

/** Which of `count` labels to write so that each has `needed` room: every nth, counted from the last. */
export function labelled(count: number, room: number, needed: number): (at: number) => boolean {
  const every = Math.max(1, Math.ceil((count * needed) / Math.max(1, room)));
  return (at) => (count - 1 - at) % every === 0;
}

export interface Piece {
  from: number;
  size: number;
}

/** The pieces of a stack, from the ground up. */
export function stack(values: readonly number[]): Piece[] {
  let from = 0;
  return values.map((size) => {
    const piece = { from, size };
    from += size;
    return piece;
  });
}
