/** The box for the visitor's words. Enter sends, Shift+Enter begins a line; what is typed survives a reload. */

import { useLayoutEffect, useRef } from "preact/hooks";
import { LONGEST_TEXT } from "../core/wire";
import { useAttaching } from "./attaching";
import { useHere } from "./here";
import { Icon } from "./icons";

const NEARLY_FULL = 300;
const ACCEPTED = "image/png,image/jpeg,image/gif,image/webp,application/pdf,text/plain";

export function Composer() {
  const { chat, t } = useHere();
  const { draft } = chat;
  const box = useRef<HTMLTextAreaElement>(null);
  const { tray, load, add } = useAttaching();
  const isReady = (draft.trim() || chat.memory.files.length) && !chat.uploading;
  const left = LONGEST_TEXT - draft.length;
  useLayoutEffect(() => fitHeight(box.current), [draft, chat.around.isOpen]);
  useLayoutEffect(() => {
    // On a phone the keyboard would hide what there is to read.
    if (chat.around.isOpen && matchMedia("(pointer: fine)").matches) box.current?.focus();
  }, [chat.around.isOpen]);
  const send = () => {
    box.current?.focus();
    if (!isReady || left < 0) return;
    chat.say(draft.trim());
    chat.typed("");
  };
  const key = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  };
  return (
    <form class="composer" onSubmit={(event) => { event.preventDefault(); send(); }}>
      <div ref={tray} class="tray" />
      <label class="attach" title={t.attach}>
        <Icon name="attach" />
        <input type="file" multiple accept={ACCEPTED} aria-label={t.attach} data-testid="attach" onClick={load} onChange={(event) => add(event.currentTarget.files)} />
      </label>
      <textarea
        ref={box} rows={1} value={draft} aria-label={t.composer} placeholder={t.placeholder} enterkeyhint="send" autoComplete="off"
        aria-invalid={left < 0} aria-describedby="length" data-testid="composer"
        onInput={(event) => chat.typed(event.currentTarget.value)} onKeyDown={key}
      />
      <button type="submit" class="send" aria-label={t.send} aria-disabled={!isReady || left < 0} data-testid="send">
        <Icon name="send" />
      </button>
      <p id="length" class={left < 0 ? "length fault" : "length"} aria-live="polite">
        {left < 0 ? t.tooLong(-left) : left < NEARLY_FULL ? t.left(left) : ""}
      </p>
    </form>
  );
}

/** As high as its text; the stylesheet sets the most. */
function fitHeight(box: HTMLTextAreaElement | null): void {
  if (!box?.offsetParent) return; // hidden: it has no height to go by
  box.style.height = "auto";
  box.style.height = `${box.scrollHeight}px`;
}
