/** What is needed seldom: language, transcript, manager, end. */

import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { Ask } from "./Ask";
import { useHere, type Here } from "./here";
import { Icon } from "./icons";
import { saveTranscript } from "./save_transcript";

type Asked = "end" | "escalate";

export function Menu() {
  const here = useHere();
  const { t } = here;
  const [isOpen, setOpen] = useState(false);
  const [asked, setAsked] = useState<Asked | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  // Before the next key can arrive: an Escape that comes earlier would leave the focus in a list that is gone.
  useLayoutEffect(() => {
    if (isOpen) list.current?.querySelector<HTMLElement>("button, a")?.focus();
  }, [isOpen]);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const choose = (act: () => void) => () => {
    close();
    act();
  };
  const leave = (event: FocusEvent) => {
    if (!list.current?.parentElement?.contains(event.relatedTarget as Node | null)) setOpen(false);
  };
  return (
    <div class="menu" onFocusOut={leave} onKeyDown={(event) => isOpen && event.key === "Escape" && (event.stopPropagation(), close())}>
      <button ref={button} type="button" class="icon-button" aria-label={t.menu} aria-expanded={isOpen} data-testid="menu" onClick={() => setOpen(!isOpen)}>
        <Icon name="more" />
      </button>
      {isOpen && (
        <div ref={list} class="menu-list">
          <Items here={here} choose={choose} ask={setAsked} />
        </div>
      )}
      {asked === "end" && <Ask question={t.endAsk} yes={t.endYes} act={() => here.chat.acts.end()} done={() => setAsked(null)} />}
      {asked === "escalate" && (
        <Ask question={t.escalateAsk} yes={t.escalateYes} label={t.escalateReason} act={(reason) => here.chat.acts.escalate(reason)} done={() => setAsked(null)} />
      )}
    </div>
  );
}

interface ItemsProps {
  readonly here: Here;
  readonly choose: (act: () => void) => () => void;
  readonly ask: (asked: Asked) => void;
}

function Items({ here, choose, ask }: ItemsProps) {
  const { chat, config, t, setLanguage } = here;
  const { conversation } = chat;
  const isActive = conversation !== null && conversation.status !== "resolved";
  const other = chat.around.language === "id" ? "en" : "id";
  return (
    <>
      <button type="button" lang={other} onClick={choose(() => setLanguage(other))}>{t.otherLanguage}</button>
      {conversation && <button type="button" onClick={choose(() => void saveTranscript(here))}>{t.transcript}</button>}
      {conversation?.ticket && !conversation.escalated && <button type="button" onClick={choose(() => ask("escalate"))}>{t.escalate}</button>}
      {isActive && <button type="button" data-testid="end" onClick={choose(() => ask("end"))}>{t.end}</button>}
      <a href={t.site} target="_blank" rel="noopener">{t.helpCentre}</a>
      {config.privacy && <a href={config.privacy} target="_blank" rel="noopener">{t.privacy}</a>}
    </>
  );
}
