import assert from "node:assert/strict";
import { test } from "node:test";
import { isPeriod, lastDays, length, markedParts, percent } from "./figures";
import { labelled, scale, slots, stack, TIME_STEPS } from "./scale";

const UNIT = { second: "d", minute: "m", hour: "j", day: "h" };

test("the last seven days end today, as the desk's clock has it", () => {
  assert.deepEqual(lastDays(7, Date.parse("2026-11-22T17:30:00Z")), { from: "2026-11-17", to: "2026-11-23" });
});

test("a period is in order and at most a year long", () => {
  assert.ok(isPeriod({ from: "2026-11-23", to: "2026-11-23" }));
  assert.ok(isPeriod({ from: "2025-11-23", to: "2026-11-22" }));
  assert.ok(!isPeriod({ from: "2026-11-24", to: "2026-11-23" }));
  assert.ok(!isPeriod({ from: "2025-11-22", to: "2026-11-23" }));
  assert.ok(!isPeriod({ from: "", to: "2026-11-23" }));
});

test("lengths of time are written in their two largest units", () => {
  const written = [null, 0, 59, 60, 3599, 3600, 8040, 86_400, 93_600].map((seconds) => length(seconds, UNIT));
  assert.deepEqual(written, ["–", "0d", "59d", "1m", "1j", "1j", "2j 14m", "1h", "1h 2j"]);
  assert.equal(percent(0.857, "id-ID"), "86%");
});

test("a passage is cut at its marks, also where a sign takes two places in memory", () => {
  const cut = (text: string, marks: [number, number][]) =>
    markedParts({ text, marks }).map((part) => (part.isMarked ? `[${part.text}]` : part.text)).join("");
  assert.equal(cut("😀 kasir mati", [[2, 7]]), "😀 [kasir] mati");
  assert.equal(cut("kasir", [[0, 5]]), "[kasir]");
  assert.equal(cut("<b>x</b>", []), "<b>x</b>");
  assert.equal(cut("", []), "");
});

test("an axis ends at a round number and never below the highest bar", () => {
  assert.deepEqual(scale(0), { top: 1, ticks: [0, 1] });
  assert.deepEqual(scale(7).ticks, [0, 2, 4, 6, 8]);
  assert.deepEqual(scale(130).ticks, [0, 50, 100, 150]);
  assert.deepEqual(scale(5400, 4, TIME_STEPS).ticks, [0, 1800, 3600, 5400]);
  for (const most of [1, 3, 9, 10, 11, 99, 1234, 98_765]) {
    const { top, ticks } = scale(most);
    assert.ok(top >= most && ticks.length <= 6, `${most}`);
  }
});

test("bars stand side by side inside their room, and labels keep their distance", () => {
  const places = slots(31, 40, 340);
  assert.equal(places.length, 31);
  assert.ok(places.every(({ left, width }) => left >= 40 && left + width <= 340));
  assert.ok(places.every(({ left }, at) => at === 0 || left >= places[at - 1]!.left + places[at - 1]!.width));
  const written = places.filter((_, at) => labelled(31, 300, 40)(at));
  assert.equal(written.length, 7);
  assert.equal(written[written.length - 1], places[30]);
});

test("a stack's pieces lie on each other", () => {
  assert.deepEqual(stack([2, 0, 3]), [{ from: 0, size: 2 }, { from: 2, size: 0 }, { from: 2, size: 3 }]);
});
