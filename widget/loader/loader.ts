/** Between the site and the chat: opens and closes, carries messages over, answers the site's commands. */

import { readToLoader, wrapped, type HostPage, type ToFrame } from "../shared/messages";
import type { Options } from "./options";
import { Panel } from "./panel";
import { isActive } from "./storage";

type Listener = (detail?: unknown) => void;

const LOADING_MS = 12_000;

export class Loader {
  readonly #options: Options;
  readonly #panel: Panel;
  readonly #watch: ReturnType<typeof setInterval>;
  readonly #ready: Promise<void>;
  #becomeReady!: () => void;
  #isOpen = false;
  #identity: string | null = null;
  #address = "";
  #patience?: ReturnType<typeof setTimeout>;

  constructor(options: Options) {
    this.#options = options;
    this.#ready = new Promise((resolve) => (this.#becomeReady = resolve));
    this.#panel = new Panel(options, () => this.toggle(), () => this.load());
    this.#listen("addEventListener");
    // Not every browser tells when a page changes its address, and none when it throws our element away.
    this.#watch = setInterval(() => this.#look(), 1000);
  }

  // The commands of the site: DashProChat(name, …)

  open(): void {
    if (!this.#isOpen) this.toggle();
  }

  close(): void {
    if (this.#isOpen) this.toggle();
  }

  toggle(): void {
    this.#isOpen = !this.#isOpen;
    if (!this.#panel.frame) this.load();
    this.#panel.show(this.#isOpen);
    this.#tell({ type: "open", open: this.#isOpen });
    this.#say(this.#isOpen ? "open" : "close");
  }

  /** Say who the visitor is, by a token that the site signed. */
  identify(token: string): void {
    this.#identity = token;
    this.#tell({ type: "identify", token });
  }

  logout(): void {
    this.#identity = null;
    isActive(false);
    this.#tell({ type: "logout" });
  }

  page(): void {
    this.#tell({ type: "page", page: this.#page() });
  }

  prefill(text: string): void {
    this.#tell({ type: "prefill", text });
  }

  on(name: string, listener: Listener): void {
    this.#panel.host.addEventListener(name, (event) => listener((event as CustomEvent).detail));
  }

  destroy(): void {
    this.#listen("removeEventListener");
    clearInterval(this.#watch);
    this.#panel.host.remove();
  }

  /** Fetch the chat. */
  load(): void {
    this.#patience = setTimeout(() => this.#panel.fail(true), LOADING_MS);
    this.#panel.load(() => this.#greet());
  }

  /** What the browser tells us: a click on the page, a message, or that the visible part of the window changed. */
  handleEvent({ type, target, origin, source, data }: MessageEvent): void {
    if (type === "click") (target as Partial<Element>).closest?.("[data-dashpro-chat]") && this.open();
    else if (!source) this.#panel.fit(visualViewport!); // only the window's view has other events without a source
    else if (origin === this.#options.origin && source === this.#panel.frame?.contentWindow) this.#hear(data);
  }

  // Within

  #listen(how: "addEventListener" | "removeEventListener"): void {
    for (const name of ["message", "click"]) window[how](name, this as EventListenerObject);
    for (const name of ["resize", "scroll"]) visualViewport?.[how](name, this as EventListenerObject);
  }

  #greet(): void {
    const { accent, theme } = this.#options;
    this.#post({ type: "hello", open: this.#isOpen, page: this.#page(), accent, theme, identity: this.#identity });
    this.#becomeReady();
  }

  /** Tell the chat, once it is there. */
  #tell(message: ToFrame): void {
    void this.#ready.then(() => this.#post(message));
  }

  /** Only to our own chat: if something else stands in the frame, the browser drops it. */
  #post(message: ToFrame): void {
    this.#panel.frame?.contentWindow?.postMessage(wrapped(message), this.#options.origin);
  }

  #hear(data: Record<string, unknown> | null): void {
    const message = readToLoader(data);
    if (message?.type === "close") this.close();
    if (message?.type === "ready") {
      this.#panel.fail(false); // it may have come later than one waits
      clearTimeout(this.#patience);
    }
    if (message?.type !== "state") return;
    if (!this.#isOpen) this.#panel.tell(message.unseen, message.preview);
    isActive(message.active);
    this.#say("unseen", message.unseen);
  }

  #say(name: string, detail?: number): void {
    this.#panel.host.dispatchEvent(new CustomEvent(name, { detail }));
  }

  #look(): void {
    if (location.href !== this.#address) this.page();
    this.#panel.attach();
  }

  #page(): HostPage {
    this.#address = location.href;
    return { url: location.href, title: document.title, referrer: document.referrer };
  }
}
