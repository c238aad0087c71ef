// The address of what is on the screen: #/waiting, or #/waiting/<conversation>.

import type { Queue } from "./wire";
import { QUEUES } from "./wire";

export interface Route {
  queue: Queue;
  conversation: string | null;
}

/** The route that a fragment names; one that names nothing is the waiting queue. */
export function readRoute(fragment: string): Route {
  const [, queue, conversation] = fragment.replace(/^#/, "").split("/");
  const known = QUEUES.find((each) => each === queue);
  return { queue: known ?? "waiting", conversation: known && conversation ? decodeURIComponent(conversation) : null };
}

export function routeText({ queue, conversation }: Route): string {
  return conversation ? `#/${queue}/${encodeURIComponent(conversation)}` : `#/${queue}`;
}
