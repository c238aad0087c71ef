// Handing a conversation to a colleague or a team, with a comment that only colleagues read.

import { useState } from "preact/hooks";
import type { Colleague, Team } from "../core/wire";
import { Dialog } from "./dialog";
import { usePlace } from "./place";

export function Transfer() {
  const { state, acting } = usePlace();
  const { texts, selected } = state;
  const colleagues = inReach(state.colleagues.filter((each) => each.id !== state.agent?.id && each.id !== selected?.agent?.id && each.role !== "editor"));
  const teams = state.teams.filter((each) => each.name !== selected?.team || selected?.agent);
  const [to, setTo] = useState(colleagues[0]?.id ?? teams[0]?.name ?? "");
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
      {colleagues.length + teams.length === 0 ? (
        <p class="soft">{texts.act.noColleague}</p>
      ) : (
        <form class="transfer" onSubmit={(event) => void submit(event)}>
          <div class="people">
            <Colleagues colleagues={colleagues} to={to} choose={setTo} />
            <Teams teams={teams} to={to} choose={setTo} />
          </div>
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

interface Choosing {
  to: string;
  choose: (to: string) => void;
}

function Colleagues({ colleagues, to, choose }: Choosing & { colleagues: Colleague[] }) {
  const { texts } = usePlace().state;
  if (colleagues.length === 0) return null;
  return (
    <fieldset>
      <legend>{texts.desk.colleagues}</legend>
      {colleagues.map((each) => {
        const availability = each.online ? each.availability : "offline";
        return (
          <label key={each.id}>
            <input type="radio" name="to" checked={each.id === to} onChange={() => choose(each.id)} />
            <span class={`presence presence-${availability}`}>{each.name}</span>
            <span class="soft">{texts.availability[availability]}</span>
          </label>
        );
      })}
    </fieldset>
  );
}

function Teams({ teams, to, choose }: Choosing & { teams: Team[] }) {
  const { texts } = usePlace().state;
  if (teams.length === 0) return null;
  return (
    <fieldset>
      <legend>{texts.desk.teams}</legend>
      {teams.map((each) => (
        <label key={each.name}>
          <input type="radio" name="to" checked={each.name === to} data-testid={`team-${each.name}`} onChange={() => choose(each.name)} />
          <span>{each.name}</span>
          <span class="soft">{each.members.length > 0 ? texts.desk.members(each.members.length) : texts.desk.everybody}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** Those who can take it now first. */
function inReach(colleagues: Colleague[]): Colleague[] {
  const rank = (each: Colleague) => (each.online ? ["online", "away", "offline"].indexOf(each.availability) : 3);
  return [...colleagues].sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
}
