/**
 * Everything about files: choosing, sending up, showing. Loaded when the first one is chosen or shown, so it draws
 * without the chat's view library: what is loaded later must not bring a second one.
 */

import type { Chat } from "../chat";
import type { Attachment } from "../core/wire";
import { FileShower } from "./file_shower";
import { dress } from "./style";
import { texts } from "./texts";
import { Tray } from "./tray";

export interface Attaching {
  /** Show the files that go with the next text in this element, from now on. */
  showTray(element: HTMLElement): void;
  /** Send these files up; they go with the next text. */
  add(files: readonly File[]): void;
  /** Show the files of a message in this element. */
  showFiles(element: HTMLElement, files: readonly Attachment[]): void;
}

export type Begin = typeof begin;

export function begin(chat: Chat, locale: string): Attaching {
  const words = texts(locale);
  const shower = new FileShower(() => chat.memory.token, words);
  const tray = new Tray(chat, words, shower);
  dress();
  return {
    showTray: (element) => tray.showIn(element),
    add: (files) => tray.add(files),
    showFiles: (element, files) => shower.show(element, files),
  };
}
