// The hand-over card: what the bot found out, on top of the conversation, folded once a person has answered.

import { useState } from "preact/hooks";
import type { Facts } from "../core/timeline";
import type { Conversation, Detail, Triage } from "../core/wire";
import { Icon } from "./icons";
import { isNarrow, usePlace } from "./place";

export function HandOverCard({ conversation, facts }: { conversation: Conversation; facts: Facts }) {
  const { state } = usePlace();
  const { texts } = state;
  const [chosen, choose] = useState<Record<string, boolean>>({});
  const { triage } = facts;
  if (!triage) return null;
  const isOpen = chosen[conversation.id] ?? (conversation.answer_due && !isNarrow());
  return (
    <section class={`card ${isOpen ? "" : "card-folded"}`} aria-label={texts.card.head} data-testid="hand-over">
      <h3>
        <button type="button" aria-expanded={isOpen} title={isOpen ? texts.card.hide : texts.card.show} onClick={() => choose({ ...chosen, [conversation.id]: !isOpen })}>
          <span class="card-head">{texts.card.head}</span>
          <span class="card-line">{triage.question}</span>
          <Icon name={isOpen ? "fold" : "unfold"} size={16} />
        </button>
      </h3>
      {isOpen && <Inside triage={triage} details={facts.details} />}
    </section>
  );
}

function Inside({ triage, details }: { triage: Triage; details: Detail[] }) {
  const { texts } = usePlace().state;
  return (
    <div class="card-inside" tabIndex={0}>
      <p class="card-question">{triage.question}</p>
      {triage.scope !== "in" && <p class="card-scope">{texts.card.outOfScope}</p>}
      <dl>
        <dt>{texts.card.tried}</dt>
        <dd>
          <Tried triage={triage} />
        </dd>
        {details.length > 0 && <dt>{texts.card.details}</dt>}
        {details.length > 0 && (
          <dd>
            <Details details={details} />
          </dd>
        )}
        <dt>{texts.card.why}</dt>
        <dd>
          <b>{texts.priority[triage.priority]}</b>
          {triage.reasons.length > 0 && ` · ${triage.reasons.join(" ")}`}
        </dd>
      </dl>
    </div>
  );
}

function Tried({ triage }: { triage: Triage }) {
  const { texts } = usePlace().state;
  if (triage.articles.length === 0) return <>{texts.card.none}</>;
  return (
    <ul class="checks">
      {triage.articles.map((article) => (
        <li key={article.slug}>
          <Check isGood={article.helped} />
          {article.title}{" "}
          <span class="soft">
            {article.helped === null ? texts.card.unknown : article.helped ? texts.card.helped : texts.card.notHelped}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** The details that this kind of support needs, each with what the visitor said. */
export function Details({ details }: { details: Detail[] }) {
  const { desk } = usePlace().state.texts;
  const missing = details.filter((detail) => detail.value === null && detail.required);
  return (
    <ul class="checks">
      {details.map((detail) => detail.value !== null && (
        <li key={detail.key}>
          <Check isGood />
          <span class="soft">{detail.label}: </span>
          {detail.value}
        </li>
      ))}
      {missing.length > 0 && (
        <li>
          <Check isGood={false} />
          {desk.missingDetails(missing.map((detail) => detail.label).join(", "))}
        </li>
      )}
    </ul>
  );
}

function Check({ isGood }: { isGood: boolean | null }) {
  const look = isGood === null ? "unknown" : isGood ? "yes" : "no";
  return (
    <span class={`check check-${look}`}>
      <Icon name={look} size={14} />
    </span>
  );
}
