/** A question before something that cannot be taken back. The browser's own dialog keeps the focus in and gives it back. */

import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { useHere } from "./here";

interface AskProps {
  readonly question: string;
  readonly yes: string;
  /** With it there is a box for a few words. */
  readonly label?: string;
  /** An e-mail address is asked for instead of words. */
  readonly isAddress?: boolean;
  /** What is said when it did not work; without it, that the connection may be at fault. */
  readonly fault?: string;
  /** What to do; false when it did not work. */
  readonly act: (words: string) => Promise<boolean>;
  readonly done: () => void;
}

export function Ask({ question, yes, label, isAddress, fault, act, done }: AskProps) {
  const { t } = useHere();
  const dialog = useRef<HTMLDialogElement>(null);
  const [words, setWords] = useState("");
  const [hasFailed, setFailed] = useState(false);
  // Before the next key is heard: whoever writes on at once writes into the dialog, not into nothing.
  useLayoutEffect(() => dialog.current?.showModal(), []);
  const confirm = async () => {
    setFailed(false);
    if (await act(words.trim())) dialog.current?.close();
    else setFailed(true);
  };
  return (
    <dialog ref={dialog} class="ask" aria-label={yes} onClose={done} onKeyDown={(event) => event.stopPropagation()}>
      <p>{question}</p>
      {label && (
        <label>
          {label}
          {isAddress
            ? <input type="email" autoComplete="email" maxLength={254} value={words} data-testid="address" onInput={(event) => setWords(event.currentTarget.value)} />
            : <textarea rows={3} maxLength={1000} value={words} onInput={(event) => setWords(event.currentTarget.value)} />}
        </label>
      )}
      {hasFailed && <p class="fault" role="alert">{fault ?? t.failed}</p>}
      <div class="ask-buttons">
        <button type="button" class="quiet-button" onClick={() => dialog.current?.close()}>{t.cancel}</button>
        <button type="button" class="main-button" data-testid="confirm" onClick={() => void confirm()}>{yes}</button>
      </div>
    </dialog>
  );
}
