/** One file on its way to the server: tried again for as long as only the network is to blame. */

import { delay } from "../core/retry";
import type { Answer, Attachment } from "../core/wire";

export const LARGEST = 10 * 1024 * 1024;
const LONGEST_WAIT_SECONDS = 60;
const WELCOME_SECONDS = 0.5; // until the server has said who this visitor is; quick hands choose a file before

/** `fault` is the code of a refusal; it is not tried again by itself. */
export type Stage =
  | { readonly kind: "sending"; readonly part: number }
  | { readonly kind: "waiting" }
  | { readonly kind: "fault"; readonly code: string }
  | { readonly kind: "done"; readonly attachment: Attachment };

export class Upload {
  stage: Stage = { kind: "sending", part: 0 };
  private request: XMLHttpRequest | null = null;
  private tries = 0;
  private dropPlan: () => void = () => undefined;

  constructor(
    public file: File,
    private readonly token: () => string | null,
    private readonly changed: () => void,
  ) {}

  /** Send it, now or again. */
  start(): void {
    this.dropPlan();
    if (this.file.size > LARGEST) return this.become({ kind: "fault", code: "too_long" });
    if (!this.token()) return this.wait(WELCOME_SECONDS);
    this.become({ kind: "sending", part: 0 });
    const request = (this.request = new XMLHttpRequest()); // fetch tells nothing of the progress
    request.upload.onprogress = ({ loaded, total }) => this.become({ kind: "sending", part: loaded / total });
    request.onload = () => this.answered(readAnswer(request.responseText));
    request.onerror = () => this.answered(null);
    request.open("POST", `/attachments?name=${encodeURIComponent(this.file.name)}`);
    request.setRequestHeader("Authorization", `Bearer ${this.token()}`);
    request.send(this.file);
  }

  /** Give it up. */
  cancel(): void {
    this.dropPlan();
    this.request?.abort();
  }

  private answered(answer: Answer<{ attachment: Attachment }> | null): void {
    if (answer === null) return this.wait(delay(this.tries + 1, Math.random()));
    if (answer.ok) return this.become({ kind: "done", attachment: answer.attachment });
    const { code, retry_after: seconds } = answer.error;
    if (seconds !== undefined && seconds <= LONGEST_WAIT_SECONDS) this.wait(seconds); // too many at this moment, not in a day
    else this.become({ kind: "fault", code });
  }

  /** Until the network is back, or so many seconds have passed. */
  private wait(seconds: number): void {
    this.tries += 1;
    const again = () => this.start();
    const timer = setTimeout(again, seconds * 1000);
    addEventListener("online", again);
    this.dropPlan = () => {
      clearTimeout(timer);
      removeEventListener("online", again);
    };
    this.become({ kind: "waiting" });
  }

  private become(stage: Stage): void {
    this.stage = stage;
    this.changed();
  }
}

/** The server's answer; null when something on the way answered instead. */
function readAnswer(text: string): Answer<{ attachment: Attachment }> | null {
  try {
    return JSON.parse(text) as Answer<{ attachment: Attachment }>;
  } catch {
    return null;
  }
}
