/** Files are the business of a bundle of its own, which is loaded when the first one is chosen or shown. */

import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import type { Attaching, Begin } from "../attach/main";
import type { Attachment } from "../core/wire";
import { later } from "../io/later";
import { useHere, type Here } from "./here";

const AGAIN_SECONDS = 3;

let loading: Promise<Attaching> | undefined;

/** The bundle; on a bad network it is tried until it comes, each time anew, since browsers remember a failure. */
function attaching(here: Here): Promise<Attaching> {
  const attempt = (count: number): Promise<Attaching> =>
    (import(`${here.config.attach}&${count}`) as Promise<{ begin: Begin }>).then(
      ({ begin }) => begin(here.chat, here.t.locale),
      () => new Promise((resolve) => later(AGAIN_SECONDS, () => resolve(attempt(count + 1)))),
    );
  return (loading ??= attempt(0));
}

/** What the box needs: where the chosen files are shown, and how files come in; those pasted or dropped do so by themselves. */
export function useAttaching() {
  const here = useHere();
  const tray = useRef<HTMLDivElement>(null);
  const load = async () => {
    const files = await attaching(here);
    if (tray.current) files.showTray(tray.current);
    return files;
  };
  const add = (list: FileList | null) => {
    const files = [...(list ?? [])]; // the list itself empties with its box
    if (files.length > 0) void load().then((bundle) => bundle.add(files));
  };
  const hasKept = here.chat.memory.files.length > 0;
  useEffect(() => {
    if (hasKept) void load();
  }, [hasKept]);
  // At once: a file that is dropped as soon as the box is there would open in the page's place.
  useLayoutEffect(() => {
    const take = (event: Event) => {
      const { clipboardData, dataTransfer } = event as Event & Partial<Pick<ClipboardEvent & DragEvent, "clipboardData" | "dataTransfer">>;
      const carried = clipboardData ?? dataTransfer;
      // A spreadsheet copies its cells as a picture too: there the words are meant.
      if (!carried?.types.includes("Files") || carried.types.includes("text/plain")) return;
      event.preventDefault();
      add(carried.files);
    };
    for (const kind of ["paste", "dragover", "drop"]) document.addEventListener(kind, take);
  }, []);
  return { tray, load, add };
}

/** The files of a message; their names until the bundle is there. */
export function Files({ files }: { readonly files: readonly Attachment[] }) {
  const here = useHere();
  const box = useRef<HTMLDivElement>(null);
  const ids = files.map(({ id }) => id).join();
  useEffect(() => {
    void attaching(here).then((bundle) => box.current && bundle.showFiles(box.current, files));
  }, [ids]);
  return <div ref={box} class="files" data-testid="files">{files.map(({ name }) => name).join(", ")}</div>;
}
