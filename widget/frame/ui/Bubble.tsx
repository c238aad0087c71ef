/** One message: what was said, the articles it brings, the chips it offers, and how far it has come. */

import type { ComponentChildren } from "preact";
import { pieces } from "../core/links";
import type { BubbleRow } from "../core/rows";
import type { Article, Message } from "../core/wire";
import type { Texts } from "../texts";
import { Files } from "./attaching";
import { useHere } from "./here";
import { Icon } from "./icons";
import { clock } from "./times";

interface BubbleProps { readonly row: BubbleRow; readonly isOpenQuestion: boolean }

export function Bubble({ row, isOpenQuestion }: BubbleProps) {
  const { t } = useHere();
  const { author, mark, message } = row;
  return (
    <div class={`turn ${author}${row.isFirst ? " first" : ""}`} data-testid="message" data-seq={row.seq} data-author={author} data-state={mark ?? "received"}>
      {row.isFirst && <p class={author === "visitor" ? "speaker hidden" : "speaker"}>{speakerOf(row, t)}</p>}
      <div class="bubble">
        {row.files.length > 0 && <Files files={row.files} />}
        {row.text && <Words text={row.text} articles={message?.articles ?? []} />}
        {message && isOpenQuestion && <Chips message={message} />}
      </div>
      {mark === "refused" ? <Refused row={row} /> : (row.isLast || mark === "queued") && (
        <p class="stamp">
          <time dateTime={new Date(row.at).toISOString()}>{clock(row.at, t)}</time>
          {mark && <span class={`mark ${mark}`} role="img" aria-label={t[mark]} title={t[mark]}><Icon name={mark} /></span>}
        </p>
      )}
    </div>
  );
}

function speakerOf({ author, name }: BubbleRow, t: Texts): string {
  if (author === "visitor") return t.you;
  return author === "bot" ? t.assistant : name || t.team;
}

/** The paragraphs, with the articles before the last one: that one asks whether they helped. */
function Words({ text, articles }: { readonly text: string; readonly articles: readonly Article[] }) {
  const paragraphs = text.split(/\n{2,}/);
  const cards = articles.map((article) => <Card key={article.slug} article={article} hasExcerpt={!text.includes(article.excerpt)} />);
  const before = paragraphs.length > 1 ? paragraphs.length - 1 : 1;
  return (
    <>
      {paragraphs.slice(0, before).map((paragraph, place) => <Paragraph key={place} text={paragraph} />)}
      {cards}
      {paragraphs.slice(before).map((paragraph) => <Paragraph key="last" text={paragraph} />)}
    </>
  );
}

function Paragraph({ text }: { readonly text: string }) {
  const parts = pieces(text).map(({ text: part, url }, place): ComponentChildren =>
    url === undefined ? part : <a key={place} href={url} target="_blank" rel="noopener noreferrer nofollow">{part}</a>);
  return <p class="text">{parts}</p>;
}

/** An article to read; without its excerpt when the message has said that already. */
function Card({ article, hasExcerpt }: { readonly article: Article; readonly hasExcerpt: boolean }) {
  const { t } = useHere();
  // Only an address of the web: an article never runs code here.
  const url = /^(https?:\/\/|\/(?!\/))/.test(article.url) ? article.url : "/";
  return (
    <a class="card" href={url} target="_blank" rel="noopener" data-testid="article">
      <strong>{article.title}</strong>
      {hasExcerpt && <span class="excerpt">{article.excerpt}</span>}
      <span class="more">{t.readMore} <Icon name="out" /></span>
      <span class="source"><Icon name="article" /> {t.source}</span>
    </a>
  );
}

function Chips({ message }: { readonly message: Message }) {
  const { chat, t } = useHere();
  return (
    <div class="chips" role="group" aria-label={t.choices}>
      {message.choices?.map(({ id, label }) => (
        <button key={id} type="button" class="chip" data-testid="chip" data-choice={id} onClick={() => chat.say(label, { seq: message.seq, id })}>
          {label}
        </button>
      ))}
    </div>
  );
}

function Refused({ row }: { readonly row: BubbleRow }) {
  const { chat, t } = useHere();
  const { outgoing } = row;
  if (!outgoing) return null;
  return (
    <div class="refused" role="alert">
      <p><Icon name="refused" /> {outgoing.refused === "too_long" ? t.refusedTooLong : t.refused}</p>
      <button type="button" onClick={() => chat.edit(outgoing)}>{t.edit}</button>
      <button type="button" onClick={() => chat.discard(outgoing)}>{t.discard}</button>
    </div>
  );
}
