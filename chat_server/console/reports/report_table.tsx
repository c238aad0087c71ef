// All numbers of a report as a table: what the charts show, for those who listen and for those who count.

import type { Language } from "../core/wire";
import type { Texts } from "../texts/texts";
import { average, length, type Line, number, OWNERS, percent, type Report } from "./figures";
import { lineName } from "./line_name";
import type { ReportTexts } from "./texts";

export function ReportTable({ report, words, texts, language }: { report: Report; words: ReportTexts; texts: Texts; language: Language }) {
  const heads = [
    words.begun,
    words.toPeople,
    words.byBot,
    words.deflection,
    `${words.firstResponse}: ${words.half}`,
    `${words.firstResponse}: ${words.most}`,
    `${words.resolution}: ${words.half}`,
    words.keptCount,
    words.broken,
    words.satisfaction,
    ...OWNERS.map((owner) => `${words.whoseTime}: ${words.owners[owner]}`),
  ];
  return (
    <div class="table-place" tabIndex={0} role="region" aria-label={words.table}>
      <table class="numbers">
        <caption>{words.tableOf(words.groups[report.by])}</caption>
        <thead>
          <tr>
            <th scope="col">{words.groups[report.by]}</th>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {report.lines.map((line) => (
            <Row key={line.key ?? ""} name={lineName(line, report.by, words, texts, language)} line={line} words={words} locale={texts.locale} />
          ))}
        </tbody>
        <tfoot>
          <Row name={words.total} line={report.total} words={words} locale={texts.locale} />
        </tfoot>
      </table>
    </div>
  );
}

function Row({ name, line, words, locale }: { name: string; line: Line; words: ReportTexts; locale: string }) {
  const time = (seconds: number | null | undefined) => length(seconds ?? null, words.unit);
  const cells = [
    number(line.begun, locale),
    number(line.came_to_people, locale),
    number(line.by_bot, locale),
    percent(line.deflection, locale),
    time(line.first_response?.half),
    time(line.first_response?.most),
    time(line.resolution?.half),
    number(line.kept, locale),
    number(line.broken, locale),
    line.satisfaction === null ? "–" : `${number(line.satisfaction, locale, 1)} (${line.rated})`,
    ...OWNERS.map((owner) => time(average(line, owner))),
  ];
  return (
    <tr>
      <th scope="row">{name}</th>
      {cells.map((cell, at) => (
        <td key={at}>{cell}</td>
      ))}
    </tr>
  );
}
