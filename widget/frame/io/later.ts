/** Doing something after a while. */

/** Do `act` after so many seconds; gives back how to prevent it. Tests bring a clock of their own. */
export type Later = (seconds: number, act: () => void) => () => void;

export const later: Later = (seconds, act) => {
  const timer = setTimeout(act, seconds * 1000);
  return () => clearTimeout(timer);
};
