/** One file in the tray: its picture, its name, how far it is, and the way to be rid of it. */

import type { Attachment } from "../core/wire";
import { button, make } from "./elements";
import type { Words } from "./texts";
import type { Upload } from "./upload";

interface Parts {
  readonly upload?: Upload;
  /** A file that is on the server already. */
  readonly attachment?: Attachment;
  readonly remove: () => void;
}

export class TrayItem {
  readonly element: HTMLElement;
  readonly image = make("img", {});
  readonly upload: Upload | null;
  private readonly kept: Attachment | null;
  private readonly state = make("span", { class: "tray-state", role: "status" });
  private readonly bar = make("progress", {});
  private readonly again: HTMLButtonElement;
  private readonly away: HTMLButtonElement;

  constructor(private readonly name: string, private readonly words: Words, { upload, attachment, remove }: Parts) {
    this.upload = upload ?? null;
    this.kept = attachment ?? null;
    this.image.alt = "";
    this.image.onerror = () => this.image.removeAttribute("src"); // no picture after all
    this.bar.setAttribute("aria-label", name);
    this.again = button({ class: "tray-again", text: words.again, testid: "retry-file" }, () => this.upload?.start());
    this.away = button({ class: "tray-away", text: "✕", testid: "remove-file" }, remove);
    const about = make("span", { class: "tray-about" }, make("span", { class: "file-name", text: name }), this.state, this.bar, this.again);
    this.element = make("li", { class: "tray-item", testid: "tray-item" }, this.image, about, this.away);
    this.draw();
  }

  /** The file on the server, once it is there. */
  get attachment(): Attachment | null {
    const stage = this.upload?.stage;
    return stage?.kind === "done" ? stage.attachment : this.kept;
  }

  get isUnderWay(): boolean {
    const kind = this.upload?.stage.kind;
    return kind === "sending" || kind === "waiting";
  }

  draw(): void {
    const { faults, preparing, waiting, ready, cancel, remove } = this.words;
    const stage = this.upload?.stage;
    const kind = stage?.kind ?? "done";
    this.element.dataset.state = kind;
    this.bar.hidden = kind !== "sending";
    if (stage?.kind === "sending") this.bar.value = stage.part;
    const text = stage?.kind === "fault" ? (faults[stage.code as keyof typeof faults] ?? faults.other) : { sending: preparing, waiting, done: ready }[kind as "done"];
    if (this.state.textContent !== text) this.state.textContent = text; // said once, not at each step
    this.again.hidden = stage?.kind !== "fault" || stage.code === "unsupported" || stage.code === "too_long";
    this.away.setAttribute("aria-label", (this.isUnderWay ? cancel : remove)(this.name));
  }
}
