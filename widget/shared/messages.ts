/** What the loader on the host page and the frame tell each other by postMessage; anything else is not heard. */

export interface HostPage { readonly url: string; readonly title: string; readonly referrer: string }

export type ToFrame =
  | {
      readonly type: "hello"; readonly open: boolean; readonly page: HostPage;
      readonly accent: string | null; readonly theme: string | null; readonly identity: string | null;
    }
  | { readonly type: "open"; readonly open: boolean }
  | { readonly type: "page"; readonly page: HostPage }
  | { readonly type: "identify"; readonly token: string }
  | { readonly type: "logout" }
  | { readonly type: "prefill"; readonly text: string };

export type ToLoader =
  | { readonly type: "ready" }
  | { readonly type: "close" }
  /** `active`: a conversation goes on, so answers may come while the chat is closed. */
  | { readonly type: "state"; readonly unseen: number; readonly preview: string; readonly active: boolean };

/** The mark of our messages, and the version of their form. */
export const MARK = "dashpro-chat-1";

export const wrapped = (message: ToFrame | ToLoader): Record<string, unknown> => ({ mark: MARK, ...message });

/** The message to the loader that `data` is; null for anything else. A `type` that nobody knows nobody hears. */
export function readToLoader(data: Partial<Record<string, unknown>> | null): ToLoader | null {
  if (data?.mark !== MARK) return null;
  const isSound = data.type !== "state" || (typeof data.unseen === "number" && typeof data.preview === "string");
  return isSound ? (data as unknown as ToLoader) : null;
}
