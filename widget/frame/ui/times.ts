/** Times as people read them. */

import type { Texts } from "../texts";

const DAY_MS = 24 * 60 * 60 * 1000;

/** "09.12" in Indonesian, "09:12" in English, by the visitor's own clock. */
export const clock = (at: number, t: Texts): string => new Intl.DateTimeFormat(t.locale, { hour: "2-digit", minute: "2-digit" }).format(at);

/** "Hari ini", "Kemarin", or "Senin, 23 November 2026". */
export function dayName(at: number, now: number, t: Texts): string {
  const day = new Date(at).toDateString();
  if (day === new Date(now).toDateString()) return t.today;
  if (day === new Date(now - DAY_MS).toDateString()) return t.yesterday;
  return new Intl.DateTimeFormat(t.locale, { weekday: "long", day: "numeric", month: "long", year: "numeric" }).format(at);
}

/** "Senin 09.00". */
export const weekdayAndClock = (at: number, t: Texts): string =>
  `${new Intl.DateTimeFormat(t.locale, { weekday: "long" }).format(at)} ${clock(at, t)}`;
