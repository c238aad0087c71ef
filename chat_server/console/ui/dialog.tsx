// A dialog over everything: the browser keeps the focus inside and gives it back; Escape and a click beside it close it.

import { useLayoutEffect, useRef } from "preact/hooks";
import { Icon } from "./icons";
import { usePlace } from "./place";

export function Dialog({ head, children, look = "" }: { head: string; children: preact.ComponentChildren; look?: string }) {
  const { state } = usePlace();
  const element = useRef<HTMLDialogElement>(null);
  const close = () => {
    state.dialog = null;
    state.changed();
  };
  // Before the next key is heard: whoever types on at once writes into the dialog, not into nothing.
  useLayoutEffect(() => {
    const dialog = element.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={element}
      class={`dialog ${look}`}
      aria-label={head}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
      onClick={(event) => event.target === element.current && close()}
    >
      <div class="dialog-inside">
        <header>
          <h2>{head}</h2>
          <button class="icon-button" type="button" aria-label={state.texts.settings.close} data-testid="close-dialog" onClick={close}>
            <Icon name="close" />
          </button>
        </header>
        {children}
      </div>
    </dialog>
  );
}
