/** The one thing kept on the site's side: that a conversation goes on, so that news reach the button on the next page. */

const KEY = "dashpro-chat";

/** Whether a conversation goes on; with `now` that is kept. Where the site forbids storage, none is known. */
export function isActive(now?: boolean): boolean {
  try {
    if (now !== undefined) localStorage[KEY] = now ? "1" : "";
    return localStorage[KEY] === "1";
  } catch {
    return false;
  }
}
