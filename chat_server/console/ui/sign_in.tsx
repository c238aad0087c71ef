// The way in: e-mail and password, and what to do when they do not fit.

import { useState } from "preact/hooks";
import type { State } from "../io/state";
import { usePlace } from "./place";

export function SignIn() {
  const workplace = usePlace();
  const { state } = workplace;
  const { texts } = state;
  const [isBusy, setBusy] = useState(false);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    setBusy(true);
    workplace.alerts.unlock();
    await workplace.signIn(String(form.get("email") ?? "").trim(), String(form.get("password") ?? ""));
    setBusy(false);
  };

  return (
    <main class="gate">
      <form class="gate-card" onSubmit={(event) => void submit(event)}>
        <p class="gate-product">{texts.product}</p>
        <h1>{texts.signIn.head}</h1>
        <Failure state={state} />
        <label>
          {texts.signIn.email}
          <input type="email" name="email" autocomplete="username" required autofocus data-testid="email" />
        </label>
        <label>
          {texts.signIn.password}
          <input type="password" name="password" autocomplete="current-password" required data-testid="password" />
        </label>
        <button class="primary" type="submit" disabled={isBusy} data-testid="sign-in">
          {isBusy ? texts.signIn.busy : texts.signIn.button}
        </button>
      </form>
    </main>
  );
}

function Failure({ state }: { state: State }) {
  const words = state.texts.signIn;
  const why = state.signInFailure;
  const sentences = {
    not_signed_in: words.wrong,
    too_many: words.tooMany(state.retryAfter),
    unreachable: words.unreachable,
    ended: words.ended,
    not_allowed: words.notAllowed,
  };
  return (
    <p class="gate-failure" role="alert" data-testid="sign-in-failure">
      {why && sentences[why]}
    </p>
  );
}

/** While it is not known yet who is signed in. */
export function Waiting() {
  const { state } = usePlace();
  return (
    <main class="gate" aria-busy="true">
      <p role="status">{state.session === "unreachable" ? state.texts.signIn.unreachable : state.texts.signIn.waiting}</p>
    </main>
  );
}
