/** The files that go with the next text: those on their way up, and those that are ready. */

import type { Chat } from "../chat";
import type { Attachment } from "../core/wire";
import { make } from "./elements";
import type { FileShower } from "./file_shower";
import { lighter } from "./lighter";
import type { Words } from "./texts";
import { TrayItem } from "./tray_item";
import { Upload } from "./upload";

const MOST = 5;

export class Tray {
  private items: TrayItem[] = [];
  private readonly list: HTMLElement;
  private readonly said: HTMLElement;
  private isTelling = false;

  constructor(private readonly chat: Chat, private readonly words: Words, private readonly shower: FileShower) {
    this.list = make("ul", { class: "tray-list", label: words.chosen, testid: "tray" });
    this.said = make("p", { class: "tray-said", role: "status" });
    this.follow();
    chat.onChange(() => this.follow());
  }

  showIn(element: HTMLElement): void {
    if (this.list.parentElement !== element) element.append(this.list, this.said);
  }

  add(files: readonly File[]): void {
    const room = MOST - this.items.length;
    this.said.textContent = files.length > room ? this.words.tooMany : "";
    for (const file of files.slice(0, room)) this.addOne(file);
  }

  private addOne(file: File): void {
    const upload = new Upload(file, () => this.chat.memory.token, () => this.progressed(item));
    const item: TrayItem = new TrayItem(file.name, this.words, { upload, remove: () => this.remove(item) });
    if (file.type.startsWith("image/")) item.image.src = URL.createObjectURL(file);
    this.put(item);
    void lighter(file).then((found) => {
      if (!this.items.includes(item)) return; // removed meanwhile
      upload.file = found;
      upload.start();
    });
  }

  private put(item: TrayItem): void {
    this.items.push(item);
    this.list.append(item.element);
    this.tell();
  }

  private progressed(item: TrayItem): void {
    const { attachment, upload } = item;
    item.draw();
    if (attachment && upload) this.shower.know(attachment.id, upload.file);
    if (this.items.includes(item)) this.tell();
  }

  private remove(item: TrayItem): void {
    item.upload?.cancel();
    this.drop(item);
    this.tell();
  }

  private drop(item: TrayItem): void {
    this.items = this.items.filter((each) => each !== item);
    item.element.remove();
  }

  /** Tell the chat what is ready and how many are not; it tells everybody else, and so this tray too. */
  private tell(): void {
    const ready = this.items.map(({ attachment }) => attachment).filter((attachment) => attachment !== null);
    const under = this.items.filter(({ isUnderWay }) => isUnderWay).length;
    this.isTelling = true;
    this.chat.attach(ready, under);
    this.isTelling = false;
  }

  /** What the chat no longer has was sent; what it has besides was kept since the last visit, or was given back. */
  private follow(): void {
    if (this.isTelling) return;
    const wanted = this.chat.memory.files;
    const ids = new Set(wanted.map(({ id }) => id));
    for (const item of this.items) if (item.attachment && !ids.has(item.attachment.id)) this.drop(item);
    const here = new Set(this.items.map(({ attachment }) => attachment?.id));
    for (const file of wanted) if (!here.has(file.id)) this.putKept(file);
  }

  private putKept(attachment: Attachment): void {
    const item: TrayItem = new TrayItem(attachment.name, this.words, { attachment, remove: () => this.remove(item) });
    void this.shower.thumbnail(attachment, item.image);
    this.items.push(item);
    this.list.append(item.element);
  }
}
