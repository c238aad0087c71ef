// Short notices that go by themselves, and the line that says how the connection is.

import { Icon } from "./icons";
import { usePlace } from "./place";

export function Notices() {
  const workplace = usePlace();
  const { state } = workplace;
  return (
    <div class="notices" role="status" aria-live="polite" data-testid="notices">
      {state.notices.map((notice) => (
        <div key={notice.id} class={`notice notice-${notice.kind}`}>
          <span>{notice.text}</span>
          {notice.conversationId && (
            <button class="quiet" type="button" onClick={() => {
              state.dismiss(notice.id);
              workplace.show(notice.conversationId ?? "");
            }}>
              {state.texts.alert.open}
            </button>
          )}
          <button class="icon-button" type="button" aria-label={state.texts.alert.dismiss} onClick={() => state.dismiss(notice.id)}>
            <Icon name="close" size={16} />
          </button>
        </div>
      ))}
    </div>
  );
}

/** Seen only while something is wrong; heard when it changes. */
export function LinkState() {
  const { link, texts } = usePlace().state;
  return (
    <div class={`link link-${link}`} role="status" data-testid="connection-state" data-state={link}>
      {link === "online" ? <span class="unseen">{texts.link.online}</span> : texts.link[link]}
    </div>
  );
}
