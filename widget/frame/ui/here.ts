/** What every part of the screen needs: the chat, its words, and what the page was given. */

import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Chat } from "../chat";
import type { Language } from "../core/wire";
import type { Texts } from "../texts";

/** `data-config` of the page. */
export interface Config {
  readonly name: string;
  readonly language: Language;
  readonly topics: readonly { readonly slug: string; readonly title: string }[];
  readonly email?: string;
  readonly phone?: string;
  /** The address of the bundle for files. */
  readonly attach: string;
  /** The address of the privacy notice. */
  readonly privacy?: string;
  /** What visitors agree to before anything is sent. */
  readonly consent?: string;
  /** True when transcripts can be mailed. */
  readonly mails?: boolean;
}

export interface Here {
  readonly chat: Chat;
  readonly config: Config;
  readonly t: Texts;
  /** Hide the chat; null when it has a tab of its own. */
  readonly close: (() => void) | null;
  readonly setLanguage: (language: Language) => void;
}

export const HereContext = createContext<Here | null>(null);

export function useHere(): Here {
  const here = useContext(HereContext);
  if (!here) throw new Error("used outside of the chat");
  return here;
}

/** True when nobody needs to be asked, or the visitor agreed to this very text. */
export const hasConsent = (chat: Chat, { consent }: Config): boolean => !consent || chat.memory.consent === consent;
