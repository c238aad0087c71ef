// The agent's own menu: availability, language, appearance, alerts, keys, and the way out.

import { useState } from "preact/hooks";
import { pagesOf } from "../core/people";
import { routeText } from "../core/route";
import type { Availability, Language } from "../core/wire";
import type { Preferences } from "../io/kept";
import { Dialog } from "./dialog";
import { Icon } from "./icons";
import { usePlace } from "./place";

const AVAILABILITIES: readonly Availability[] = ["online", "away", "offline"];
const THEMES: readonly Preferences["theme"][] = ["system", "light", "dark"];
const LANGUAGES: Record<Language, string> = { id: "Bahasa Indonesia", en: "English" };

export function Settings() {
  const workplace = usePlace();
  const { state, acting, browsing } = workplace;
  const { texts, agent, preferences } = state;
  return (
    <Dialog head={agent?.name ?? texts.settings.head}>
      <p class="soft">{agent?.email}</p>
      <nav class="dialog-links only-narrow" aria-label={texts.rail.queues}>
        {pagesOf(agent).map((page) => (
          <a key={page} class="plain" href={routeText({ queue: state.route.queue, conversation: null, page })} onClick={() => (state.dialog = null)}>
            <Icon name={page} size={18} />
            {page === "search" ? texts.desk.searchAll : texts.desk.reports}
          </a>
        ))}
      </nav>
      <Segments label={texts.settings.availability} values={AVAILABILITIES} chosen={agent?.availability ?? "offline"} names={texts.availability} choose={(value) => void acting.availability(value)} />
      <Segments label={texts.settings.language} values={["id", "en"]} chosen={preferences.language} names={LANGUAGES} choose={(language) => {
        state.prefer({ language });
        browsing.fetchAgain(); // for the facts that the server tells in words
        workplace.alerts.rename(state.texts.title);
      }} />
      <Segments label={texts.settings.theme} values={THEMES} chosen={preferences.theme} names={texts.settings.themes} choose={(theme) => state.prefer({ theme })} />
      <AlertSettings />
      <label class="switch">
        <input type="checkbox" checked={preferences.areKeysOn} data-testid="keys-switch" onChange={(event) => state.prefer({ areKeysOn: event.currentTarget.checked })} />
        {texts.settings.keys}
      </label>
      <label class="switch">
        <input type="checkbox" checked={preferences.isUndoOn} data-testid="undo-switch" onChange={(event) => state.prefer({ isUndoOn: event.currentTarget.checked })} />
        {texts.desk.undoSetting}
      </label>
      <footer class="dialog-foot">
        <button class="plain" type="button" onClick={() => {
          state.dialog = "help";
          state.changed();
        }}>
          {texts.settings.help}
        </button>
        <button class="plain" type="button" data-testid="sign-out" onClick={() => void workplace.signOut()}>
          {texts.settings.signOut}
        </button>
      </footer>
    </Dialog>
  );
}

interface SegmentsOf<T extends string> {
  label: string;
  values: readonly T[];
  chosen: T;
  names: Record<T, string>;
  choose: (value: T) => void;
}

/** A few choices side by side, of which one holds. */
function Segments<T extends string>({ label, values, chosen, names, choose }: SegmentsOf<T>) {
  return (
    <fieldset class="segments">
      <legend>{label}</legend>
      <div>
        {values.map((value) => (
          <label key={value}>
            <input type="radio" name={label} checked={value === chosen} data-testid={`choose-${value}`} onChange={() => choose(value)} />
            <span>{names[value]}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Sound and notifications, with a test of each, since browsers may block both. */
function AlertSettings() {
  const { state, alerts } = usePlace();
  const { texts, preferences } = state;
  const [, draw] = useState(0);
  const permission = typeof Notification === "undefined" ? "denied" : Notification.permission;
  const test = () => {
    alerts.unlock();
    window.setTimeout(() => {
      alerts.sound("new");
      draw((count) => count + 1);
    }, 50);
  };
  return (
    <>
      <label class="switch">
        <input type="checkbox" checked={preferences.isSoundOn} onChange={(event) => state.prefer({ isSoundOn: event.currentTarget.checked })} />
        {texts.settings.sound}
        <button class="quiet" type="button" onClick={test}>
          {texts.settings.test}
        </button>
      </label>
      {preferences.isSoundOn && !alerts.canSound && <p class="trouble">{texts.settings.silent}</p>}
      {permission === "default" ? (
        <button class="quiet" type="button" onClick={() => void Notification.requestPermission().then(() => draw((count) => count + 1))}>
          {texts.settings.notify}
        </button>
      ) : (
        <p class="soft">{permission === "granted" ? texts.settings.notifyOn : texts.settings.notifyOff}</p>
      )}
    </>
  );
}
