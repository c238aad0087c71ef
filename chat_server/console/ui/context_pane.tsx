// The context of a case: the person, the case and its promise, what the visitor told, what lies around it, the log.

import type { Facts } from "../core/timeline";
import type { Conversation } from "../core/wire";
import { logged } from "../texts/log_words";
import { moment } from "../texts/texts";
import { Case } from "./context_case";
import { EarlierCases, Pages, SuggestedArticles } from "./context_more";
import { Fact } from "./fact";
import { Details } from "./hand_over_card";
import { Icon } from "./icons";
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
      <Case conversation={selected} whyDue={timeline?.facts?.whyDue ?? []} />
      {timeline?.facts && timeline.facts.details.length > 0 && (
        <section>
          <h3>{texts.context.details}</h3>
          <Details details={timeline.facts.details} />
        </section>
      )}
      {timeline?.facts && <Pages facts={timeline.facts} />}
      {timeline?.facts && <EarlierCases facts={timeline.facts} />}
      <SuggestedArticles conversation={selected} />
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
        {visitor.blocked && <span class="soft" data-testid="blocked"> · {state.texts.desk.blocked}</span>}
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
