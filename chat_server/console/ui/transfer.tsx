// Handing a conversation to a colleague, with a comment that only colleagues read.

import { useState } from "preact/hooks";
import type { Colleague } from "../core/wire";
import { Dialog } from "./dialog";
import { usePlace } from "./place";

export function Transfer() {
  const { state, acting } = usePlace();
  const { texts, selected } = state;
  const colleagues = inReach(state.colleagues.filter((each) => each.id !== state.agent?.id && each.id !== selected?.agent?.id));
  const [to, setTo] = useState(colleagues[0]?.id ?? "");
  const [comment, setComment] = useState("");
  if (!selected) return null;
  const submit = async (event: Event) => {
    event.preventDefault();
    if (!(await acting.transfer(selected.id, to, comment))) return;
    state.dialog = null;
    state.changed();
  };
  return (
    <Dialog head={texts.act.transferTo}>
      {colleagues.length === 0 ? (
        <p class="soft">{texts.act.noColleague}</p>
      ) : (
        <form class="transfer" onSubmit={(event) => void submit(event)}>
          <fieldset class="people">
            <legend class="unseen">{texts.act.transferTo}</legend>
            {colleagues.map((each) => (
              <label key={each.id}>
                <input type="radio" name="to" checked={each.id === to} onChange={() => setTo(each.id)} />
                <span class={`presence presence-${each.online ? each.availability : "offline"}`}>{each.name}</span>
                <span class="soft">{texts.availability[each.online ? each.availability : "offline"]}</span>
              </label>
            ))}
          </fieldset>
          <label>
            {texts.act.comment}
            <textarea rows={2} maxLength={1000} value={comment} onInput={(event) => setComment(event.currentTarget.value)} />
          </label>
          <button class="primary" type="submit" disabled={!to} data-testid="do-transfer">
            {texts.act.transfer.replace(" …", "")}
          </button>
        </form>
      )}
    </Dialog>
  );
}

/** Those who can take it now first. */
function inReach(colleagues: Colleague[]): Colleague[] {
  const rank = (each: Colleague) => (each.online ? ["online", "away", "offline"].indexOf(each.availability) : 3);
  return [...colleagues].sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
}
