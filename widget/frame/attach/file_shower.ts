/** Shows the files of a message: pictures at once, all else as a name to tap. Only the visitor's token opens them. */

import type { Attachment } from "../core/wire";
import { button, make } from "./elements";
import { sizeText } from "./size";
import type { Words } from "./texts";

const isSparing = (navigator as Navigator & { connection?: { saveData?: boolean } }).connection?.saveData === true;

export class FileShower {
  /** Addresses of what was fetched or chosen here, by id. */
  private readonly local = new Map<string, Promise<string>>();

  constructor(private readonly token: () => string | null, private readonly words: Words) {}

  /** This file is here already and needs no fetching. */
  know(id: string, file: Blob): void {
    this.local.set(id, Promise.resolve(URL.createObjectURL(file)));
  }

  show(element: HTMLElement, files: readonly Attachment[]): void {
    element.replaceChildren(...files.map((file) => this.shown(file)));
  }

  /** A small picture of the file, in the list of those that go with the next text. */
  async thumbnail(file: Attachment, image: HTMLImageElement): Promise<void> {
    if (file.type.startsWith("image/")) image.src = await this.address(file).catch(() => "");
  }

  private shown(file: Attachment): HTMLElement {
    const box = make("div", { testid: "file" });
    if (file.type.startsWith("image/") && (!isSparing || this.local.has(file.id))) void this.picture(file, box);
    else box.append(this.chip(file, box));
    return box;
  }

  private async picture(file: Attachment, box: HTMLElement): Promise<void> {
    const image = make("img", { testid: "picture" });
    image.alt = this.words.picture(file.name);
    if (file.width && file.height) Object.assign(image, { width: file.width, height: file.height }); // its place is kept while it comes
    const link = make("a", { class: "picture" }, image);
    box.replaceChildren(link);
    try {
      image.src = link.href = await this.address(file);
      Object.assign(link, { target: "_blank", rel: "noopener" });
    } catch {
      box.replaceChildren(this.chip(file, box));
    }
  }

  /** Name and size; a tap shows the picture, or saves the file. */
  private chip(file: Attachment, box: HTMLElement): HTMLElement {
    const fault = make("span", { class: "file-fault", role: "status" });
    const size = make("span", { class: "file-size", text: sizeText(file.size, this.words.locale) });
    const open = button({ class: "file" }, () => {
      fault.textContent = "";
      void this.opened(file, box).catch(() => (fault.textContent = this.words.fetchFailed));
    });
    open.append(make("span", { class: "file-name", text: file.name }), size);
    return make("div", {}, open, fault);
  }

  private async opened(file: Attachment, box: HTMLElement): Promise<void> {
    const address = await this.address(file);
    if (file.type.startsWith("image/")) return this.picture(file, box);
    const link = make("a", {});
    Object.assign(link, { href: address, download: file.name });
    link.click();
  }

  private address(file: Attachment): Promise<string> {
    const known = this.local.get(file.id) ?? this.fetched(file);
    this.local.set(file.id, known);
    known.catch(() => this.local.delete(file.id)); // the next tap tries again
    return known;
  }

  private async fetched({ url }: Attachment): Promise<string> {
    const answer = await fetch(url, { headers: { Authorization: `Bearer ${this.token() ?? ""}` } });
    if (!answer.ok) throw new Error(`${answer.status}`);
    return URL.createObjectURL(await answer.blob());
  }
}
