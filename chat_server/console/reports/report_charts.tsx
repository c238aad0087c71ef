// What each chart of a report shows.

import type { Language } from "../core/wire";
import type { Texts } from "../texts/texts";
import { type Bar, Columns, Legend, Strip } from "./charts";
import { average, length, type Line, number, OWNERS, percent, type Report } from "./figures";
import { lineName } from "./line_name";
import { TIME_STEPS } from "./scale";
import type { ReportTexts } from "./texts";

interface Shown {
  report: Report;
  words: ReportTexts;
  texts: Texts;
  language: Language;
}

export function ReportCharts(shown: Shown) {
  return (
    <div class="charts">
      <Begun {...shown} />
      <FirstResponse {...shown} />
      <Promises {...shown} />
      <Satisfaction {...shown} />
      <WhoseTime {...shown} />
    </div>
  );
}

function bars({ report, words, texts, language }: Shown, draw: (line: Line, name: string) => Omit<Bar, "label">): Bar[] {
  return report.lines.map((line) => ({
    label: lineName(line, report.by, words, texts, language, true),
    ...draw(line, lineName(line, report.by, words, texts, language)),
  }));
}

function Begun(shown: Shown) {
  const { words, report, texts } = shown;
  const legend = [
    { name: words.toPeople, look: "people" },
    { name: words.byBot, look: "bot" },
    { name: words.others, look: "others" },
  ];
  const drawn = bars(shown, (line, name) => {
    const others = Math.max(0, line.begun - line.came_to_people - line.by_bot);
    const values = [line.came_to_people, line.by_bot, others];
    return {
      title: `${name}: ${legend.map((entry, at) => `${entry.name} ${values[at]}`).join(", ")}`,
      parts: legend.map((entry, at) => ({ ...entry, value: values[at] ?? 0 })),
    };
  });
  const told = `${words.begun}: ${report.total.begun}. ${words.deflection}: ${percent(report.total.deflection, texts.locale)}. ${words.seeTable}`;
  return <Columns head={words.begun} told={told} bars={drawn} legend={legend} format={(value) => number(value, texts.locale)} />;
}

function FirstResponse(shown: Shown) {
  const { words, report } = shown;
  const write = (seconds: number | null) => length(seconds, words.unit);
  const drawn = bars(shown, ({ first_response: spread }, name) => ({
    title: spread ? `${name}: ${words.half} ${write(spread.half)}, ${words.most} ${write(spread.most)}` : name,
    parts: [{ name: words.half, look: "people", value: spread?.half ?? 0 }],
    mark: spread?.most ?? null,
  }));
  const total = report.total.first_response;
  const told = `${words.firstResponse}: ${words.half} ${write(total?.half ?? null)}, ${words.most} ${write(total?.most ?? null)}. ${words.seeTable}`;
  const legend = [
    { name: words.half, look: "people" },
    { name: words.most, look: "mark" },
  ];
  return <Columns head={words.firstResponse} told={told} bars={drawn} legend={legend} format={write} steps={TIME_STEPS} />;
}

function Promises(shown: Shown) {
  const { words, report, texts } = shown;
  const legend = [
    { name: words.keptCount, look: "kept" },
    { name: words.broken, look: "broken" },
  ];
  const drawn = bars(shown, (line, name) => ({
    title: `${name}: ${words.keptCount} ${line.kept}, ${words.broken} ${line.broken}`,
    parts: [
      { name: words.keptCount, look: "kept", value: line.kept },
      { name: words.broken, look: "broken", value: line.broken },
    ],
  }));
  const told = `${words.kept}: ${percent(report.total.kept_share, texts.locale)}. ${words.seeTable}`;
  return <Columns head={words.kept} told={told} bars={drawn} legend={legend} format={(value) => number(value, texts.locale)} />;
}

function Satisfaction(shown: Shown) {
  const { words, report, texts } = shown;
  const write = (score: number | null) => number(score, texts.locale, 1);
  const drawn = bars(shown, (line, name) => ({
    title: `${name}: ${write(line.satisfaction)} ${words.outOf(line.rated)}`,
    parts: [{ name: words.satisfaction, look: "people", value: line.satisfaction ?? 0 }],
  }));
  const told = `${words.satisfaction}: ${write(report.total.satisfaction)} ${words.outOf(report.total.rated)}. ${words.seeTable}`;
  return <Columns head={words.satisfaction} told={told} bars={drawn} legend={[]} format={(value) => number(value, texts.locale)} steps={[1]} top={5} />;
}

/** Bot, waiting, team and customer apart, all together and for each group that has people in it. */
function WhoseTime({ report, words, texts, language }: Shown) {
  const lines = report.by === "day" ? [] : report.lines;
  const looks = { bot: "bot", waiting: "waiting", human: "people", customer: "others" };
  const parts = (line: Line) =>
    OWNERS.map((owner) => ({ name: `${words.owners[owner]} ${length(average(line, owner), words.unit)}`, look: looks[owner], value: line.times[owner] }));
  return (
    <figure class="chart">
      <figcaption>{words.whoseTime}</figcaption>
      <Legend entries={OWNERS.map((owner) => ({ name: words.owners[owner], look: looks[owner] }))} />
      {[report.total, ...lines].map((line, at) => {
        const name = at === 0 ? words.total : lineName(line, report.by, words, texts, language);
        const told = `${name}: ${parts(line).map((part) => part.name).join(", ")}`;
        return (
          <div key={`${at} ${line.key}`} class="strip-line">
            <span class="strip-name">{name}</span>
            <Strip parts={parts(line)} told={told} />
            {at === 0 && <p class="soft">{parts(line).map((part) => part.name).join(" · ")}</p>}
          </div>
        );
      })}
    </figure>
  );
}
