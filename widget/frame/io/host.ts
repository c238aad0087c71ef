/** The page around the frame, reached through the loader; the first message's origin is the only one heard from then on. */

import { wrapped, type ToFrame, type ToLoader } from "../../shared/messages";
import { readToFrame } from "../../shared/to_frame";

export class Host {
  private origin: string | null = null;
  private readonly parent: Window | null = window.parent === window ? null : window.parent;

  constructor(private readonly heard: (message: ToFrame) => void) {
    window.addEventListener("message", (event) => this.receive(event));
  }

  /** False in a tab of its own. */
  get isThere(): boolean {
    return this.parent !== null;
  }

  tell(message: ToLoader): void {
    if (this.origin !== null) this.parent?.postMessage(wrapped(message), this.origin);
  }

  private receive({ source, origin, data }: MessageEvent): void {
    if (this.parent === null || source !== this.parent || (this.origin !== null && origin !== this.origin)) return;
    const message = readToFrame(data);
    if (message === null || (this.origin === null && message.type !== "hello")) return;
    this.origin = origin;
    this.heard(message);
  }
}
