// The question before a visitor is blocked: it ends their conversation, so a slip of the hand must not do it.

import { Dialog } from "./dialog";
import { usePlace } from "./place";

export function Block() {
  const { state, acting } = usePlace();
  const { selected } = state;
  const { desk } = state.texts;
  if (!selected) return null;
  const block = async () => {
    if (!(await acting.block(selected.id, true))) return;
    state.dialog = null;
    state.changed();
  };
  return (
    <Dialog head={desk.block}>
      <p>{desk.blockHint}</p>
      <button class="primary" type="button" data-testid="do-block" onClick={() => void block()}>
        {desk.block}
      </button>
    </Dialog>
  );
}
