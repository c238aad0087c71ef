/** Who is typing on the other side; forgotten by itself, since the word that they stopped may be lost. */

import { later, type Later } from "./later";

const LASTS_SECONDS = 8;

export class Typist {
  /** The agent's name; null when nobody types. */
  name: string | null = null;
  private forget: () => void = () => undefined;

  constructor(private readonly changed: () => void, private readonly after: Later = later) {}

  is(name: string | null): void {
    this.forget();
    this.name = name;
    if (name !== null) this.forget = this.after(LASTS_SECONDS, () => this.is(null));
    this.changed();
  }
}
