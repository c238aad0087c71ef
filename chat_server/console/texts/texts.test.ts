import assert from "node:assert/strict";
import { test } from "node:test";
import { logged } from "./log_words";
import { chip, clock, day, dueSentence, moment, textsIn } from "./texts";

const id = textsIn("id");
const en = textsIn("en");
const NOON = Date.parse("2026-11-23T05:00:00.000Z");

test("times are written as each language does, in Jakarta's time, wherever the agent's device is", () => {
  assert.equal(clock(id, Date.parse("2026-11-23T02:12:00.000Z")), "09.12");
  assert.equal(clock(en, Date.parse("2026-11-23T02:12:00.000Z")), "09:12");
});

test("days are named in the agent's language", () => {
  assert.equal(day(id, NOON, NOON), "Hari ini");
  assert.equal(day(en, NOON - 86_400_000, NOON), "Yesterday");
  assert.equal(day(id, NOON, NOON + 7 * 86_400_000), "Senin, 23 November 2026");
});

test("a moment names its day only when it is another one", () => {
  assert.equal(moment(id, NOON, NOON), "12.00 WIB");
  assert.match(moment(id, NOON + 2 * 86_400_000, NOON), /25 Nov.* 12\.00 WIB$/);
});

test("the chip counts down, tells what is over, and names a far day", () => {
  const due = (left: number | null) => ({ tone: "calm" as const, left, at: NOON + (left ?? 0) });
  assert.equal(chip(id, due(134 * 60_000)), "2j 14m");
  assert.equal(chip(en, due(134 * 60_000)), "2h 14m");
  assert.equal(chip(id, due(-8 * 60_000)), "lewat 8m");
  assert.equal(chip(id, due(-50 * 3_600_000)), "lewat 2 hari 2j"); // not 2h, which reads as two hours
  assert.equal(chip(id, due(null)), "dijeda");
  assert.equal(chip(id, due(48 * 3_600_000)), "Rab 12.00");
  assert.equal(dueSentence(en, due(8 * 60_000), NOON), "An answer is promised within 8 min, by 12:08 WIB");
});

test("the internal log is told in the agent's language, and unknown entries as they stand", () => {
  const entry = (who: string, what: string) => logged(id, { at: "", who, what });
  assert.equal(entry("Bea", "claimed it"), "Bea mengambil");
  assert.equal(entry("visitor", "asked for a person"), "Pengunjung meminta bicara dengan tim");
  assert.equal(entry("Bea", "set priority high, category usage"), "Bea mengubah ke Tinggi, Penggunaan fitur");
  assert.equal(entry("Bea", "escalated: pelanggan kecewa: sangat"), "Bea mengeskalasi: pelanggan kecewa: sangat");
  assert.equal(entry("Bea", "comment to Ali: tolong cek"), "Bea berkomentar untuk Ali: tolong cek");
  assert.equal(entry("visitor", "asked for a person; the team is support"), "Pengunjung meminta bicara dengan tim support");
  assert.equal(entry("bot", "handed it over; the team is support"), "Asisten menyerahkan ke tim support");
  assert.equal(entry("clock", "gave it to Ali, who has the fewest cases"), "Jam janji memberikannya ke Ali, yang kasusnya paling sedikit");
  assert.equal(entry("Bea", "escalated to level 2: faktur salah"), "Bea mengeskalasi ke tingkat 2: faktur salah");
  assert.equal(entry("Bea", "for team teknis"), "Bea untuk teknis");
  assert.equal(entry("Bea", "did something new"), "Bea did something new");
  assert.equal(logged(en, { at: "", who: "bot", what: "handed over" }), "Assistant handed over");
});

test("both languages say everything, with nothing left empty", () => {
  const leaves = (value: unknown): string[] => {
    if (typeof value === "string") return [value];
    return value && typeof value === "object" ? Object.values(value).flatMap(leaves) : [];
  };
  for (const texts of [id, en]) assert.ok(leaves(texts).every((text) => text.trim() !== ""));
});
