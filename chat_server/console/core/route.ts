// The address of what is on the screen: #/waiting, #/waiting/<conversation>, or a page of its own such as #/reports.

import type { Queue } from "./wire";
import { QUEUES } from "./wire";

export type Page = "reports" | "search";
export const PAGES: readonly Page[] = ["search", "reports"];

export interface Route {
  queue: Queue;
  conversation: string | null;
  /** The page that stands in place of list and conversation. */
  page?: Page;
}

/** The route that a fragment names; one that names nothing is the waiting queue. */
export function readRoute(fragment: string): Route {
  const [, first, conversation] = fragment.replace(/^#/, "").split("/");
  const page = PAGES.find((each) => each === first);
  if (page) return { queue: "waiting", conversation: null, page };
  const queue = QUEUES.find((each) => each === first);
  return { queue: queue ?? "waiting", conversation: queue && conversation ? decodeURIComponent(conversation) : null };
}

/** The address of a route; a conversation is shown in its queue, whatever page it was found on. */
export function routeText({ queue, conversation, page }: Route): string {
  if (conversation) return `#/${queue}/${encodeURIComponent(conversation)}`;
  return `#/${page ?? queue}`;
}
