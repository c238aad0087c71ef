/** What the chat remembers on this device between visits, by name. */

import type { Attachment, Language } from "../core/wire";
import type { Shelf } from "./shelf";

interface Seen { readonly conversation: string; readonly seq: number }

export class Memory {
  constructor(private readonly shelf: Shelf) {}

  /** The visitor's secret, from the server. */
  get token(): string | null {
    return this.shelf.get("token");
  }
  set token(token: string | null) {
    this.shelf.set("token", token);
  }

  get draft(): string {
    return this.shelf.get("draft") ?? "";
  }
  set draft(text: string) {
    this.shelf.set("draft", text || null);
  }

  /** Files on the server that go with the next text. */
  get files(): readonly Attachment[] {
    return JSON.parse(this.shelf.get("files") ?? "[]") as Attachment[];
  }
  set files(files: readonly Attachment[]) {
    this.shelf.set("files", files.length > 0 ? JSON.stringify(files) : null);
  }

  /** The language that the visitor chose in the menu. */
  get language(): Language | null {
    const kept = this.shelf.get("language");
    return kept === "id" || kept === "en" ? kept : null;
  }
  set language(language: Language | null) {
    this.shelf.set("language", language);
  }

  /** The newest `seq` that was on the screen. */
  seenOf(conversation: string): number {
    const seen = JSON.parse(this.shelf.get("seen") ?? "null") as Seen | null;
    return seen?.conversation === conversation ? seen.seq : 0;
  }
  saw(conversation: string, seq: number): void {
    this.shelf.set("seen", JSON.stringify({ conversation, seq } satisfies Seen));
  }

  /** The text that the visitor agreed to. */
  get consent(): string | null {
    return this.shelf.get("consent");
  }
  set consent(text: string | null) {
    this.shelf.set("consent", text);
  }

  /** The ended conversation that the visitor has put away, to begin anew. */
  get putAway(): string | null {
    return this.shelf.get("put-away");
  }
  set putAway(conversation: string | null) {
    this.shelf.set("put-away", conversation);
  }

  /** The conversation that was rated already. */
  get rated(): string | null {
    return this.shelf.get("rated");
  }
  set rated(conversation: string | null) {
    this.shelf.set("rated", conversation);
  }
}
