// What readers of the help centre said of its articles: those that left the most without help come first.

import { usePlace } from "../ui/place";
import { type ArticleAnswers, askArticles } from "./asking";
import { number, percent, type Period } from "./figures";
import type { ReportTexts } from "./texts";
import { useAsked } from "./use_asked";

const MOST = 20;

export function Articles({ period, words }: { period: Period; words: ReportTexts }) {
  const { state } = usePlace();
  const { value } = useAsked(`${period.from} ${period.to}`, (signal) => askArticles(period, signal));
  if (!value) return null;
  return (
    <section aria-label={words.articles} data-testid="article-answers">
      <h2>{words.articles}</h2>
      {value.articles.length === 0 ? <p class="nothing">{words.noAnswers}</p> : <Table rows={value.articles.slice(0, MOST)} words={words} locale={state.texts.locale} />}
    </section>
  );
}

function Table({ rows, words, locale }: { rows: readonly ArticleAnswers[]; words: ReportTexts; locale: string }) {
  return (
    <div class="table-place" tabIndex={0} role="region" aria-label={words.articles}>
      <table class="numbers">
        <thead>
          <tr>
            {[words.article, words.helped, words.notHelped, words.helpedShare].map((head) => <th key={head} scope="col">{head}</th>)}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ slug, language, title, helped, not_helped }) => (
            <tr key={`${language}/${slug}`}>
              <th scope="row" lang={language}>{title}</th>
              <td>{number(helped, locale)}</td>
              <td>{number(not_helped, locale)}</td>
              <td>{percent(helped / (helped + not_helped), locale)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
