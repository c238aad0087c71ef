/** How long to wait before trying again. */

const LONGEST = 30;

/** Seconds before try `attempt` (1, 2, 3 …): at first within 1 s, later 1–30 s. `chance` in [0, 1) keeps clients apart. */
export function delay(attempt: number, chance: number): number {
  if (attempt <= 1) return chance;
  return 1 + chance * (Math.min(LONGEST, 1.6 ** (attempt - 1)) - 1);
}
