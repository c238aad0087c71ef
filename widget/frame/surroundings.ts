/** What the page around the chat decides, and how the chat introduces itself to the server. */

import { cursorOf, type Timeline } from "./core/timeline";
import type { Language, Page } from "./core/wire";

export interface Surroundings {
  readonly origin: string;
  readonly language: Language;
  page: Page;
  identity: string | null;
  /** True when the visitor sees the chat. */
  isOpen: boolean;
}

/** The device's, so that due times are told in it. */
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** `auth` of the connection: who this is, where they are, and how far they have read. */
export function introduction({ language, page, identity }: Surroundings, token: string | null, timeline: Timeline): object {
  const cursor = cursorOf(timeline);
  return { widget: "default", locale: language, page, zone, ...(token && { token }), ...(identity && { identity }), ...(cursor && { cursor }) };
}
