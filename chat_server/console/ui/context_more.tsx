// What else is known around a case: pages visited, earlier cases, and articles that may answer the last message.

import { useEffect, useState } from "preact/hooks";
import { wholeAddress } from "../core/links";
import { routeText } from "../core/route";
import type { Facts } from "../core/timeline";
import type { Article, Conversation, Queue, Status } from "../core/wire";
import { moment } from "../texts/texts";
import { OutLink } from "./linked";
import { usePlace } from "./place";

const MOST_PAGES = 5;
const QUEUES: Record<Status, Queue> = { bot: "bot", waiting: "waiting", open: "team", paused: "team", resolved: "done" };

export function Pages({ facts }: { facts: Facts }) {
  const { state } = usePlace();
  const { context, desk } = state.texts;
  const { page } = facts.visitor;
  if (facts.pages.length === 0 && !page?.url) return null;
  return (
    <section data-testid="pages">
      <h3>{desk.pages}</h3>
      <ul class="log">
        {facts.pages.slice(0, MOST_PAGES).map(({ url, title, at }) => (
          <li key={at}>
            <span title={url}>
              <OutLink href={url}>{title || url}</OutLink>
            </span>
            <time class="soft">{moment(state.texts, Date.parse(at), state.now())}</time>
          </li>
        ))}
      </ul>
      {page?.referrer && (
        <p class="soft breaking">
          {context.from} {page.referrer}
        </p>
      )}
    </section>
  );
}

export function EarlierCases({ facts }: { facts: Facts }) {
  const { state } = usePlace();
  const { texts } = state;
  if (facts.earlier.length === 0) return null;
  return (
    <section data-testid="earlier">
      <h3>{texts.desk.earlier}</h3>
      <ul class="log">
        {facts.earlier.map(({ id, ticket, category, status, created_at }) => (
          <li key={id}>
            <a href={routeText({ queue: QUEUES[status], conversation: id })}>{ticket ?? texts.desk.noTicket}</a>
            <span class="soft">
              {[category && texts.category[category], texts.status[status], moment(texts, Date.parse(created_at), state.now())].filter(Boolean).join(" · ")}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Articles for what the visitor said last, found by the bot's own matcher. */
export function SuggestedArticles({ conversation }: { conversation: Conversation }) {
  const { state, tools } = usePlace();
  const { desk } = state.texts;
  const [articles, set] = useState<readonly Article[] | null>(null);
  const said = lastSaid(state.timeline?.messages ?? []);
  useEffect(() => {
    let isWanted = true;
    void tools.articles(conversation.id).then((found) => isWanted && set(found));
    return () => {
      isWanted = false;
    };
  }, [conversation.id, said]);
  const mayInsert = conversation.status !== "resolved" && (!conversation.agent || conversation.agent.id === state.agent?.id);
  const insert = ({ title, url }: Article) => {
    const before = state.draft(conversation.id).reply.trimEnd();
    state.mode = "reply";
    state.isContextShown = false;
    state.focusAsked += 1;
    state.write(conversation.id, { reply: `${before}${before ? "\n\n" : ""}${title}: ${wholeAddress(url, location.origin)}` });
  };
  return (
    <section data-testid="suggested">
      <h3>{desk.articles}</h3>
      {articles?.length === 0 && <p class="soft">{desk.noArticles}</p>}
      <ul class="log">
        {articles?.map((article) => (
          <li key={article.slug} class="suggested">
            <OutLink href={article.url}>{article.title}</OutLink>
            {mayInsert && (
              <button class="quiet" type="button" aria-label={desk.insertArticle(article.title)} onClick={() => insert(article)}>
                {desk.insert}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function lastSaid(messages: readonly { seq: number; author: { kind: string } }[]): number {
  return messages.findLast(({ author }) => author.kind === "visitor")?.seq ?? 0;
}
