// The cheat sheet and the palette: every command by its keys, or by its name.

import { useState } from "preact/hooks";
import { type Command, KEYS } from "../core/keys";
import type { Workplace } from "../io/workplace";
import { carryOut, isOffered } from "./commands";
import { Dialog } from "./dialog";
import { visitorName } from "./marks";
import { usePlace } from "./place";

const MOST_FOUND = 9;

export function Help() {
  const { state } = usePlace();
  const { keys } = state.texts;
  return (
    <Dialog head={keys.head} look="dialog-wide">
      {!state.preferences.areKeysOn && <p class="trouble">{keys.off}</p>}
      <dl class="sheet">
        {KEYS.map(([command, pressed]) => (
          <Line key={command} name={keys.names[command]} pressed={pressed} />
        ))}
        <Line name={keys.sends} pressed={["Ctrl+Enter"]} />
        <Line name={state.texts.desk.sendsAndResolves} pressed={["Ctrl+Shift+Enter"]} />
        <Line name={state.texts.desk.sendsAndPauses} pressed={["Ctrl+Alt+Enter"]} />
        <Line name={state.texts.desk.sendsNow} pressed={["Ctrl+Enter"]} />
        <Line name={state.texts.desk.takesBack} pressed={["Ctrl+Z"]} />
        <Line name={state.texts.desk.whileWriting(state.texts.desk.replies)} pressed={["/"]} />
        <Line name={state.texts.desk.whileWriting(state.texts.desk.articlesFor)} pressed={["#"]} />
        <Line name={state.texts.desk.whileWriting(state.texts.desk.colleagues)} pressed={["@"]} />
      </dl>
    </Dialog>
  );
}

function Line({ name, pressed }: { name: string; pressed: readonly string[] }) {
  const { keys } = usePlace().state.texts;
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {pressed.map((key, at) => [at > 0 && ` ${keys.then} `, <kbd key={key}>{key}</kbd>])}
      </dd>
    </div>
  );
}

interface Found {
  id: string;
  label: string;
  keys: readonly string[];
  run: () => void;
}

export function Palette() {
  const workplace = usePlace();
  const { state } = workplace;
  const { keys } = state.texts;
  const [query, setQuery] = useState("");
  const [at, setAt] = useState(0);
  const found = find(workplace, query);
  const run = (one: Found | undefined) => {
    if (!one) return;
    state.dialog = null;
    state.changed();
    // After the dialog has given the focus back, or it would take the composer's away.
    window.setTimeout(one.run, 0);
  };
  const press = (event: KeyboardEvent) => {
    const steps = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (steps) {
      event.preventDefault();
      setAt((at + steps + found.length) % Math.max(1, found.length));
    } else if (event.key === "Enter") {
      event.preventDefault();
      run(found[at]);
    }
  };
  return (
    <Dialog head={keys.palette} look="dialog-palette">
      <input class="palette-box" autofocus role="combobox" aria-expanded="true" aria-controls="palette" aria-activedescendant={found[at] && `palette-${at}`} aria-label={keys.find} placeholder={keys.find} value={query} data-testid="palette-box" onKeyDown={press} onInput={(event) => {
        setQuery(event.currentTarget.value);
        setAt(0);
      }} />
      <ul id="palette" class="palette" role="listbox" aria-label={keys.palette}>
        {found.map((one, place) => (
          <li key={one.id} id={`palette-${place}`} role="option" aria-selected={place === at} onClick={() => run(one)}>
            <span>{one.label}</span>
            <span>{one.keys.map((key) => <kbd key={key}>{key}</kbd>)}</span>
          </li>
        ))}
      </ul>
      {found.length === 0 && <p class="soft">{keys.nothing}</p>}
    </Dialog>
  );
}

/** Commands and conversations whose names hold every word of the query. */
function find(workplace: Workplace, query: string): Found[] {
  const { state } = workplace;
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = (text: string) => words.every((word) => text.toLowerCase().includes(word));
  const commands = KEYS.filter(([command]) => isOffered(workplace, command) && fits(state.texts.keys.names[command]));
  const conversations = state.board.rows(state.route.queue).filter((each) => words.length > 0 && fits(`${each.visitor.name ?? ""} ${each.ticket ?? ""}`));
  return [
    ...commands.map(([command, keys]): Found => ({ id: command, label: state.texts.keys.names[command], keys, run: () => carryOut(workplace, command as Command) })),
    ...conversations.map((each): Found => ({ id: each.id, label: [visitorName(each, state.texts.list.nobody), each.ticket].filter(Boolean).join(" · "), keys: [], run: () => workplace.show(each.id) })),
  ].slice(0, MOST_FOUND);
}
