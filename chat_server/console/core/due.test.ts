import assert from "node:assert/strict";
import { test } from "node:test";
import { dueOf, isFar, span } from "./due";
import { conversation } from "./made";

const UNIT = { hour: "j", minute: "m", day: "h" };
const at = (time: string) => Date.parse(`2026-11-23T${time}:00.000Z`);
const case6h = conversation({ created_at: "2026-11-23T02:00:00.000Z", promise: { due_at: "2026-11-23T08:00:00.000Z", text: "" } });

test("a promise is calm, soon in its last quarter, and overdue after its time", () => {
  assert.equal(dueOf(case6h, at("02:00"))?.tone, "calm");
  assert.equal(dueOf(case6h, at("06:29"))?.tone, "calm");
  assert.equal(dueOf(case6h, at("06:31"))?.tone, "soon");
  assert.equal(dueOf(case6h, at("08:00"))?.tone, "soon");
  assert.equal(dueOf(case6h, at("08:01"))?.tone, "overdue");
});

test("the quarter is counted from the start of the clock when it is known", () => {
  const late = { ...case6h, clock_started_at: "2026-11-23T07:00:00.000Z" };
  assert.equal(dueOf(late, at("07:30"))?.tone, "calm");
  assert.equal(dueOf(late, at("07:50"))?.tone, "soon");
});

test("nothing counts down without a promise, after the answer, or when it is done", () => {
  assert.equal(dueOf(conversation({ promise: null }), at("03:00")), null);
  assert.equal(dueOf({ ...case6h, answer_due: false }, at("03:00")), null);
  assert.equal(dueOf({ ...case6h, status: "resolved" }, at("03:00")), null);
});

test("a paused promise stands still", () => {
  const paused = dueOf({ ...case6h, status: "paused", answer_due: false }, at("03:00"));
  assert.deepEqual([paused?.tone, paused?.left], ["paused", null]);
});

test("a span is told by its two largest units", () => {
  const minutes = (count: number) => count * 60_000;
  assert.equal(span(minutes(134), UNIT), "2j 14m");
  assert.equal(span(minutes(120), UNIT), "2j");
  assert.equal(span(minutes(-8), UNIT), "8m");
  assert.equal(span(20_000, UNIT), "<1m");
  assert.equal(span(minutes(60 * 27), UNIT), "1h 3j");
});

test("more than a day away the chip names the day", () => {
  const low = { ...case6h, promise: { due_at: "2026-11-25T02:00:00.000Z", text: "" } };
  const far = dueOf(low, at("02:00"));
  const near = dueOf(case6h, at("02:00"));
  assert.deepEqual([far && isFar(far), near && isFar(near)], [true, false]);
});
