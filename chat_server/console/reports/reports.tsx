// The reports: the moment, then a period in figures, charts and a table.

import { useState } from "preact/hooks";
import { leads } from "../core/people";
import { usePlace } from "../ui/place";
import { Articles } from "./articles";
import { askReport, exportAddress } from "./asking";
import { type By, GROUPS, isPeriod, lastDays, length, number, percent, type Period, type Report } from "./figures";
import { LiveBoard } from "./live_board";
import { ReportCharts } from "./report_charts";
import { ReportTable } from "./report_table";
import { type ReportTexts, reportTexts } from "./texts";
import { useAsked } from "./use_asked";

const LENGTHS = [7, 30, 90];

export function Reports() {
  const { state } = usePlace();
  const words = reportTexts(state.preferences.language);
  const mayLook = leads(state.agent);
  return (
    <section class="reports" aria-label={words.reports} data-testid="reports">
      <h1>{words.reports}</h1>
      {mayLook ? (
        <>
          <LiveBoard words={words} />
          <OfPeriod words={words} />
        </>
      ) : (
        <p class="nothing">{words.notAllowed}</p>
      )}
    </section>
  );
}

function OfPeriod({ words }: { words: ReportTexts }) {
  const { state } = usePlace();
  const [period, setPeriod] = useState<Period>(() => lastDays(30, state.now()));
  const [by, setBy] = useState<By>("day");
  return (
    <section aria-label={words.period}>
      <form class="asked" onSubmit={(event) => event.preventDefault()}>
        <Lengths words={words} period={period} now={state.now()} choose={setPeriod} />
        <Days words={words} period={period} choose={setPeriod} />
        <label class="asked-one">
          {words.by}
          <select value={by} data-testid="report-by" onChange={(event) => setBy(event.currentTarget.value as By)}>
            {GROUPS.map((group) => (
              <option key={group} value={group}>
                {words.groups[group]}
              </option>
            ))}
          </select>
        </label>
        {isPeriod(period) && (
          <a class="plain download" href={exportAddress(period)} download data-testid="download">
            {words.download}
          </a>
        )}
      </form>
      {isPeriod(period) ? <Asked period={period} by={by} words={words} /> : <p class="trouble" role="alert">{words.wrongPeriod}</p>}
      {isPeriod(period) && <Articles period={period} words={words} />}
    </section>
  );
}

function Lengths({ words, period, now, choose }: { words: ReportTexts; period: Period; now: number; choose: (period: Period) => void }) {
  return (
    <fieldset class="segments">
      <legend>{words.period}</legend>
      <div>
        {LENGTHS.map((days) => {
          const each = lastDays(days, now);
          return (
            <label key={days}>
              <input type="radio" name="period" checked={each.from === period.from && each.to === period.to} onChange={() => choose(each)} />
              <span>{words.days(days)}</span>
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}

function Days({ words, period, choose }: { words: ReportTexts; period: Period; choose: (period: Period) => void }) {
  return (
    <>
      {(["from", "to"] as const).map((end) => (
        <label key={end} class="asked-one">
          {words[end]}
          <input type="date" value={period[end]} required onChange={(event) => choose({ ...period, [end]: event.currentTarget.value })} />
        </label>
      ))}
    </>
  );
}

function Asked({ period, by, words }: { period: Period; by: By; words: ReportTexts }) {
  const { state } = usePlace();
  const asking = useAsked(`${period.from} ${period.to} ${by}`, (signal) => askReport(period, by, signal));
  const { texts, preferences } = state;
  if (asking.failure) {
    return (
      <p class="trouble" role="alert">
        {words.failed} <button class="quiet" type="button" onClick={asking.again}>{words.again}</button>
      </p>
    );
  }
  const report = asking.value;
  if (!report) return <div class="skeletons" aria-busy="true" aria-label={words.loading}><div class="skeleton report-skeleton" /></div>;
  if (report.total.begun === 0) return <p class="nothing">{words.nothing}</p>;
  const shown = { report, words, texts, language: preferences.language };
  return (
    <div class={asking.isLoading ? "report-fading" : ""} aria-busy={asking.isLoading}>
      <Totals report={report} words={words} locale={texts.locale} />
      <ReportCharts {...shown} />
      <ReportTable {...shown} />
    </div>
  );
}

/** The period in six figures. */
function Totals({ report, words, locale }: { report: Report; words: ReportTexts; locale: string }) {
  const { total } = report;
  const time = (seconds: number | undefined) => length(seconds ?? null, words.unit);
  const tiles: [string, string, string][] = [
    [words.begun, number(total.begun, locale), ""],
    [words.deflection, percent(total.deflection, locale), words.deflectionHint],
    [words.firstResponse, time(total.first_response?.half), `${words.most} ${time(total.first_response?.most)}`],
    [words.kept, percent(total.kept_share, locale), `${words.broken}: ${total.broken}`],
    [words.resolution, time(total.resolution?.half), `${words.most} ${time(total.resolution?.most)}`],
    [words.satisfaction, number(total.satisfaction, locale, 1), words.outOf(total.rated)],
  ];
  return (
    <dl class="tiles totals">
      {tiles.map(([name, value, hint]) => (
        <div key={name} class="tile">
          <dt>{name}</dt>
          <dd>{value}</dd>
          {hint && <dd class="soft tile-hint">{hint}</dd>}
        </div>
      ))}
    </dl>
  );
}
