/** Tells the team what is in the visitor's box, often enough to be alive and seldom enough to be cheap. */

import { later, type Later } from "./later";

const EVERY_SECONDS = 1;
const LONGEST = 500;

export class Typing {
  private told = "";
  private wanted = "";
  private isResting = false;

  constructor(private readonly tell: (text: string) => void, private readonly after: Later = later) {}

  /** What is in the box now. */
  is(text: string): void {
    this.wanted = text.slice(0, LONGEST);
    if (!this.isResting) this.flush();
  }

  /** The text was sent: the server knows, so nothing needs to be told. */
  wasSent(): void {
    this.wanted = this.told = "";
  }

  private flush(): void {
    this.isResting = false;
    if (this.wanted === this.told) return;
    this.told = this.wanted;
    this.tell(this.told);
    this.isResting = true;
    this.after(EVERY_SECONDS, () => this.flush());
  }
}
