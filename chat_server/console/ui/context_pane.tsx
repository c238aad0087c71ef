// The context of a case: the person, the case and its promise, what the visitor told, the page, the internal log.

import { dueOf } from "../core/due";
import type { Facts } from "../core/timeline";
import { CATEGORIES, type Conversation, PRIORITIES } from "../core/wire";
import { logged } from "../texts/log_words";
import { dueSentence, moment } from "../texts/texts";
import { Details } from "./hand_over_card";
import { Icon } from "./icons";
import { OutLink } from "./linked";
import { usePlace } from "./place";

export function ContextPane() {
  const { state } = usePlace();
  const { texts, selected, timeline } = state;
  if (!selected) return null;
  const close = () => {
    state.isContextShown = false;
    state.changed();
  };
  return (
    <aside class={`context ${state.isContextShown ? "context-shown" : ""}`} aria-label={texts.context.label} data-testid="context">
      <header class="context-head not-wide">
        <h2>{texts.context.label}</h2>
        <button class="icon-button" type="button" aria-label={texts.context.close} onClick={close}>
          <Icon name="close" />
        </button>
      </header>
      {timeline?.facts && <Person facts={timeline.facts} conversation={selected} />}
      <Case conversation={selected} />
      {timeline?.facts && timeline.facts.details.length > 0 && (
        <section>
          <h3>{texts.context.details}</h3>
          <Details details={timeline.facts.details} />
        </section>
      )}
      {timeline?.facts && <Page facts={timeline.facts} />}
      {timeline?.facts && <Log facts={timeline.facts} />}
    </aside>
  );
}

function Person({ facts, conversation }: { facts: Facts; conversation: Conversation }) {
  const { state } = usePlace();
  const words = state.texts.context;
  const { visitor } = facts;
  const isOnline = conversation.visitor.online;
  return (
    <section>
      <h3>
        {visitor.name ?? state.texts.list.nobody}
        <span class={`soft online ${isOnline ? "is-online" : ""}`}>{isOnline ? words.online : words.offline}</span>
      </h3>
      <dl class="facts">
        <Fact name={words.email}>{visitor.email && <a href={`mailto:${visitor.email}`}>{visitor.email}</a>}</Fact>
        <Fact name={words.phone}>{visitor.phone}</Fact>
        <Fact name={words.speaks}>{state.texts.language[conversation.language]}</Fact>
        <Fact name={words.since}>{moment(state.texts, Date.parse(visitor.first_seen_at), state.now())}</Fact>
      </dl>
    </section>
  );
}

function Fact({ name, children }: { name: string; children: preact.ComponentChildren }) {
  const { texts } = usePlace().state;
  const isKnown = children !== null && children !== undefined && children !== "" && children !== false;
  return (
    <>
      <dt>{name}</dt>
      <dd>{isKnown ? children : <span class="soft">{texts.context.none}</span>}</dd>
    </>
  );
}

function Case({ conversation }: { conversation: Conversation }) {
  const { state } = usePlace();
  const { texts } = state;
  return (
    <section>
      <h3>{texts.context.case}</h3>
      {conversation.escalated && <p class="escalated-mark"><Icon name="escalated" size={14} /> {texts.context.escalated}</p>}
      <dl class="facts">
        {conversation.ticket && <Fact name={texts.context.ticket}>{conversation.ticket}</Fact>}
        <Fact name={texts.context.status}>{texts.status[conversation.status]}</Fact>
        <Fact name={texts.context.agent}>{conversation.agent?.name ?? texts.context.nobody}</Fact>
        <Fact name={texts.context.priority}>
          <Choice conversation={conversation} fact="priority" label={texts.context.priority} values={PRIORITIES} names={texts.priority} />
        </Fact>
        <Fact name={texts.context.category}>
          <Choice conversation={conversation} fact="category" label={texts.context.category} values={CATEGORIES} names={texts.category} />
        </Fact>
        <Fact name={texts.context.promise}>
          <PromiseTold conversation={conversation} />
        </Fact>
        <Target conversation={conversation} />
      </dl>
    </section>
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

function Page({ facts }: { facts: Facts }) {
  const words = usePlace().state.texts.context;
  const { page } = facts.visitor;
  if (!page?.url) return null;
  return (
    <section>
      <h3>{words.page}</h3>
      <p class="breaking">
        <OutLink href={page.url}>{page.title || page.url}</OutLink>
      </p>
      {page.title && <p class="soft breaking">{page.url}</p>}
      {page.referrer && (
        <p class="soft breaking">
          {words.from} {page.referrer}
        </p>
      )}
    </section>
  );
}

function Log({ facts }: { facts: Facts }) {
  const { state } = usePlace();
  if (facts.log.length === 0) return null;
  return (
    <section>
      <h3>{state.texts.context.log}</h3>
      <ol class="log">
        {facts.log.map((entry, at) => (
          <li key={at}>
            <span>{logged(state.texts, entry)}</span>
            <time class="soft">{moment(state.texts, Date.parse(entry.at), state.now())}</time>
          </li>
        ))}
      </ol>
    </section>
  );
}
