// The case: whose it is, how urgent, which answer is owed by when, and why then.

import { dueOf } from "../core/due";
import { CATEGORIES, type Conversation, PRIORITIES, type Step } from "../core/wire";
import { dueSentence, moment, type Texts } from "../texts/texts";
import { Fact } from "./fact";
import { Icon } from "./icons";
import { usePlace } from "./place";

export function Case({ conversation, whyDue }: { conversation: Conversation; whyDue: readonly Step[] }) {
  const { state } = usePlace();
  const { texts } = state;
  return (
    <section>
      <h3>{texts.context.case}</h3>
      {conversation.escalated && <p class="escalated-mark"><Icon name="escalated" size={14} /> {conversation.level > 0 ? texts.desk.level(conversation.level) : texts.context.escalated}</p>}
      <dl class="facts">
        {conversation.ticket && <Fact name={texts.context.ticket}>{conversation.ticket}</Fact>}
        <Fact name={texts.context.status}>{texts.status[conversation.status]}</Fact>
        <Fact name={texts.context.agent}>{conversation.agent?.name ?? texts.context.nobody}</Fact>
        <Fact name={texts.desk.team}>{conversation.team}</Fact>
        <Fact name={texts.context.priority}>
          <Choice conversation={conversation} fact="priority" label={texts.context.priority} values={PRIORITIES} names={texts.priority} />
        </Fact>
        <Fact name={texts.context.category}>
          <Choice conversation={conversation} fact="category" label={texts.context.category} values={CATEGORIES} names={texts.category} />
        </Fact>
        <Fact name={owed(texts, conversation)}>
          <PromiseTold conversation={conversation} />
        </Fact>
        <Target conversation={conversation} />
        {conversation.paused_at && <Fact name={texts.desk.pausedSince}>{moment(texts, Date.parse(conversation.paused_at), state.now())}</Fact>}
      </dl>
      <WhyDue steps={whyDue} />
    </section>
  );
}

/** Which answer the promise is about. */
function owed(texts: Texts, { clock }: Conversation): string {
  if (clock === "first") return texts.desk.firstAnswer;
  return clock === "next" ? texts.desk.nextAnswer : texts.context.promise;
}

/** The way from the clock's start to the promise, step by step. */
function WhyDue({ steps }: { steps: readonly Step[] }) {
  const { state } = usePlace();
  if (steps.length === 0) return null;
  return (
    <details class="why" data-testid="why-due">
      <summary>{state.texts.desk.whyDue}</summary>
      <ol class="log">
        {steps.map((step, at) => (
          <li key={at}>
            {step.text}
          </li>
        ))}
      </ol>
    </details>
  );
}

/** The internal target, which is earlier than the promise. */
function Target({ conversation }: { conversation: Conversation }) {
  const { state } = usePlace();
  if (!conversation.warn_at || !conversation.answer_due) return null;
  const at = Date.parse(conversation.warn_at);
  return (
    <Fact name={state.texts.context.warn}>
      <span class={at < state.now() ? "late" : ""}>{moment(state.texts, at, state.now())}</span>
    </Fact>
  );
}

function PromiseTold({ conversation }: { conversation: Conversation }) {
  const { state } = usePlace();
  const { texts } = state;
  const due = dueOf(conversation, state.now());
  if (due?.tone === "paused") return <>{conversation.paused_until ? texts.due.pausedUntil(moment(texts, due.at, state.now())) : texts.due.pausedLong}</>;
  if (due) return <>{dueSentence(texts, due, state.now())}</>;
  return <>{conversation.promise && !conversation.answer_due ? texts.due.answered : texts.due.none}</>;
}

interface ChoiceOf<T extends string> {
  conversation: Conversation;
  fact: "priority" | "category";
  label: string;
  values: readonly T[];
  names: Record<T, string>;
}

function Choice<T extends string>({ conversation, fact, label, values, names }: ChoiceOf<T>) {
  const { acting, state } = usePlace();
  const chosen = conversation[fact];
  const isFixed = conversation.status === "resolved" || state.acting.has(conversation.id) || (fact === "priority" && !conversation.promise);
  return (
    <select aria-label={label} disabled={isFixed} value={chosen ?? ""} data-testid={fact} onChange={(event) => void acting.set(conversation.id, { [fact]: event.currentTarget.value })}>
      {chosen === null && <option value="">–</option>}
      {values.map((value) => (
        <option key={value} value={value}>
          {names[value]}
        </option>
      ))}
    </select>
  );
}
