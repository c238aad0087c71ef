/** The button and the panel on the host page: how they look and stand, nothing about what is said. */

import { isLight, readColour } from "../shared/colour";
import type { Options } from "./options";
import STYLE from "./style.css";
import { words, type Words } from "./words";

/** An element, made without markup: the page's own rules may forbid that. */
function make<K extends keyof HTMLElementTagNameMap>(tag: K, parent: Node, properties?: Partial<HTMLElementTagNameMap[K]>): HTMLElementTagNameMap[K] {
  return parent.appendChild(Object.assign(document.createElement(tag), properties));
}

export class Panel {
  readonly host = document.createElement("dashpro-chat");
  frame: HTMLIFrameElement | undefined;
  readonly #address: string;
  readonly #words: Words;
  readonly #box: HTMLElement;
  readonly #panel: HTMLElement;
  readonly #preview: HTMLElement;
  readonly #launcher: HTMLElement;
  readonly #badge: HTMLElement;

  constructor({ origin, language, side, launcher, mail, accent, theme }: Options, toggle: () => void, retry: () => void) {
    this.#address = `${origin}/widget/?language=${language}`;
    this.#words = words[language];
    const root = this.host.attachShadow({ mode: "open" });
    dress(root);
    this.#box = make("div", root, { className: `box ${side} ${launcher}` });
    this.#set("color-scheme", theme);
    this.#set("--accent", accent);
    this.#set("--on", isLight(readColour(accent)!) ? "#000" : "#fff");
    this.#panel = make("div", this.#box, { className: "panel" });
    const failure = make("div", this.#panel, { className: "failure", textContent: this.#words.failed });
    make("button", failure, { textContent: this.#words.again, onclick: retry });
    if (mail) make("a", failure, { textContent: mail, href: `mailto:${mail}` });
    const news = make("div", this.#box, { className: "news" });
    this.#preview = make("button", news, { onclick: toggle });
    make("button", news, { textContent: "✕", ariaLabel: this.#words.close, onclick: () => this.#is("told", false) });
    this.#launcher = make("button", this.#box, { className: "launcher", onclick: toggle });
    this.#launcher.dataset.testid = "launcher";
    this.#badge = make("span", this.#launcher, { className: "badge" });
    this.show(false);
    this.attach();
  }

  /** Stand beside the body, not in it: pages swap their bodies. */
  attach(): void {
    if (!this.host.isConnected) document.documentElement.append(this.host);
  }

  /** Fetch the chat into the panel; `loaded` is called each time it has come. */
  load(loaded: () => void): void {
    this.fail(false);
    this.frame?.remove();
    this.frame = make("iframe", this.#panel, { title: "Chat", onload: loaded, src: this.#address });
  }

  /** Say that the chat did not come, or no longer. */
  fail(hasFailed: boolean): void {
    this.#is("failed", hasFailed);
  }

  show(isOpen: boolean): void {
    const { open, close } = this.#words;
    this.#is("open", isOpen);
    this.tell(0, "");
    this.#launcher.ariaExpanded = `${isOpen}`;
    this.#launcher.ariaLabel = isOpen ? close : open;
    (isOpen ? this.frame : this.#launcher)?.focus();
  }

  /** Show how many answers wait, and the beginning of the newest. */
  tell(unseen: number, preview: string): void {
    this.#is("unseen", unseen > 0);
    this.#is("told", preview > "");
    this.#badge.textContent = `${unseen}`;
    this.#preview.textContent = preview;
    if (unseen) this.#launcher.ariaLabel = `${unseen}, ${this.#words.open}`;
  }

  /** On a phone the keyboard covers a part of the window: stay in what is left of it. */
  fit({ offsetTop, height, scale }: VisualViewport): void {
    if (scale > 1) return;
    this.#set("--top", `${offsetTop}px`);
    this.#set("--height", `${height}px`);
  }

  #is(state: string, isSo: boolean): void {
    this.#box.classList.toggle(state, isSo);
  }

  #set(name: string, value: string): void {
    this.#box.style.setProperty(name, value);
  }
}

/** Such a sheet is no inline style, which the page may forbid; browsers before 2023 know none. */
function dress(root: ShadowRoot): void {
  if (!root.adoptedStyleSheets) return void make("style", root, { textContent: STYLE });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];
}
