/** The frame's beginning: waits for the page around it to introduce itself, then draws the chat and connects. */

import { render } from "preact";
import type { ToFrame } from "../shared/messages";
import { Chat } from "./chat";
import { unseenAfter } from "./core/rows";
import type { Language, Page } from "./core/wire";
import { Host } from "./io/host";
import { Memory } from "./io/memory";
import { openShelf } from "./io/shelf";
import { words } from "./texts";
import { dress } from "./theme";
import { App } from "./ui/App";
import { hasConsent, type Config, type Here } from "./ui/here";

type Hello = Extract<ToFrame, { type: "hello" }>;

const HELLO_MS = 1_500;
const PREVIEW_LENGTH = 140;

const root = document.getElementById("chat")!;
const config = JSON.parse(root.dataset.config ?? "{}") as Config;
const shelf = openShelf();
let chat: Chat | null = null;
let told = "";

const host = new Host((message) => (chat ? follow(chat, message) : message.type === "hello" && begin(message)));
const ownPage: Page = { url: location.href, title: document.title, referrer: document.referrer };
const alone: Hello = { type: "hello", open: true, page: ownPage, accent: null, theme: null, identity: null };
setTimeout(() => chat ?? begin(alone), host.isThere ? HELLO_MS : 0);

function begin(hello: Hello): void {
  const language = new Memory(shelf).language ?? config.language;
  if (language !== config.language) return reloadIn(language);
  dress(hello.accent, hello.theme);
  chat = new Chat(shelf, { origin: location.origin, language, page: hello.page, identity: hello.identity, isOpen: hello.open });
  chat.onChange(tellHost);
  render(<App here={hereFor(chat)} />, root);
  if (hasConsent(chat, config)) chat.connection.start();
  watchDevice(chat);
  host.tell({ type: "ready" });
}

function hereFor(chat: Chat): Here {
  const close = host.isThere ? () => leave(chat) : null;
  const setLanguage = (chosen: Language) => {
    chat.memory.language = chosen;
    reloadIn(chosen);
  };
  return { chat, config, t: words, close, setLanguage };
}

/** Nothing counts as seen from the click on, not only from when the loader has closed the panel. */
function leave(chat: Chat): void {
  chat.show(false);
  host.tell({ type: "close" });
}

/** The page itself is made in one language; nothing is lost by loading it in the other. */
function reloadIn(language: Language): void {
  location.replace(`?language=${language}`);
}

/** The page around was so busy that the chat has begun without it: become what it asks for. */
function meetLate(chat: Chat, { open, page, accent, theme, identity }: Hello): void {
  dress(accent, theme);
  chat.around.page = page;
  if (identity) chat.identify(identity);
  chat.show(open);
  host.tell({ type: "ready" });
  told = "";
  tellHost();
}

function follow(chat: Chat, message: ToFrame): void {
  switch (message.type) {
    case "hello":
      return meetLate(chat, message);
    case "open":
      return chat.show(message.open);
    case "page":
      chat.around.page = message.page;
      return;
    case "identify":
      return chat.identify(message.token);
    case "logout":
      return chat.logOut();
    case "prefill":
      if (!chat.draft) chat.typed(message.text); // what the visitor wrote is worth more
      return;
  }
}

function watchDevice(chat: Chat): void {
  const wake = () => document.visibilityState === "visible" && chat.wake();
  document.addEventListener("visibilitychange", wake);
  window.addEventListener("pageshow", wake);
  window.addEventListener("online", () => chat.wake());
  window.addEventListener("offline", () => chat.onLine());
}

/** Tell the loader what its button shows; only changes. */
function tellHost(): void {
  if (!chat) return;
  const { count, newest } = unseenAfter(chat.shown, chat.seen);
  const active = chat.conversation !== null && chat.conversation.status !== "resolved";
  const preview = newest ? `${newest.author.name ? `${newest.author.name}: ` : ""}${newest.text || newest.attachments?.[0]?.name}`.slice(0, PREVIEW_LENGTH) : "";
  const state = { type: "state", unseen: count, preview, active } as const;
  if (JSON.stringify(state) === told) return;
  told = JSON.stringify(state);
  host.tell(state);
}
