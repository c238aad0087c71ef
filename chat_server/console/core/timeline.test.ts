import assert from "node:assert/strict";
import { test } from "node:test";
import { ALI, BEA, conversation, message, note, opened } from "./made";
import { seenBy, Timeline } from "./timeline";

const seqs = (timeline: Timeline) => timeline.messages.map((each) => each.seq);

function timelineOf(...numbers: number[]): Timeline {
  const timeline = new Timeline("c1");
  timeline.opened(opened(numbers.map((seq) => message(seq)), { more: (numbers[0] ?? 1) > 1 }));
  return timeline;
}

test("the next message is added, one that is here is ignored, one behind a hole is not taken", () => {
  const timeline = timelineOf(1, 2);
  assert.equal(timeline.add(message(3)), "added");
  assert.equal(timeline.add(message(2)), "known");
  assert.equal(timeline.add(message(5)), "gap");
  assert.deepEqual(seqs(timeline), [1, 2, 3]);
});

test("a hole is filled by what catch_up brings, even when it brings too much", () => {
  const timeline = timelineOf(1, 2);
  assert.equal(timeline.addAll([message(2), message(3), message(4)]), "added");
  assert.deepEqual(seqs(timeline), [1, 2, 3, 4]);
});

test("opening again joins on to what is here", () => {
  const timeline = timelineOf(1, 2, 3);
  timeline.opened(opened([message(3), message(4)], { more: true }));
  assert.deepEqual(seqs(timeline), [1, 2, 3, 4]);
  assert.equal(timeline.hasOlder, false);
});

test("opening again after a long absence starts from the newest page rather than leave a hole", () => {
  const timeline = timelineOf(1, 2, 3);
  timeline.opened(opened([message(90), message(91)], { more: true }));
  assert.deepEqual(seqs(timeline), [90, 91]);
  assert.equal(timeline.hasOlder, true);
});

test("older messages go in front, and only those that join on", () => {
  const timeline = timelineOf(51, 52);
  timeline.prepend([message(40), message(41)]);
  assert.deepEqual(seqs(timeline), [51, 52]);
  timeline.prepend([message(49), message(50), message(51)]);
  assert.deepEqual(seqs(timeline), [49, 50, 51, 52]);
  assert.equal(timeline.hasOlder, true);
});

test("nothing is older than the first message", () => {
  const timeline = timelineOf(2, 3);
  timeline.prepend([message(1)]);
  assert.equal(timeline.hasOlder, false);
});

test("a note stands behind what had been said when it was written, and once only", () => {
  const timeline = new Timeline("c1");
  timeline.opened(opened([message(1, { at: "2026-11-23T02:00:00Z" }), message(2, { at: "2026-11-23T02:10:00Z" })]));
  timeline.addNote(note("late", "2026-11-23T02:20:00Z"));
  timeline.addNote(note("between", "2026-11-23T02:05:00Z"));
  timeline.addNote(note("between", "2026-11-23T02:05:00Z"));
  const order = timeline.entries().map((entry) => (entry.kind === "note" ? entry.note.id : entry.message.seq));
  assert.deepEqual(order, [1, "between", 2, "late"]);
});

test("facts are outdated when the case changes hands or importance, not by every word", () => {
  const timeline = timelineOf(1);
  assert.equal(timeline.isOutdated(conversation({ head: 9, change_id: 9 })), false);
  assert.equal(timeline.isOutdated(conversation({ status: "open", agent: BEA })), true);
  assert.equal(timeline.isOutdated(conversation({ priority: "low" })), true);
  assert.equal(timeline.isOutdated(conversation({ escalated: true })), true);
});

test("the visitor's read mark never goes back", () => {
  const timeline = timelineOf(1);
  timeline.read(5);
  timeline.read(3);
  assert.equal(timeline.readByVisitor, 5);
});

test("one's own words and status lines count as seen; a colleague's or visitor's do not", () => {
  const own = (seq: number) => message(seq, { author: { kind: "agent", ...BEA } });
  const status = (seq: number) => message(seq, { kind: "status", author: { kind: "system", id: null, name: null } });
  assert.equal(seenBy("bea", 3, [status(4), own(5), own(6)]), 6);
  assert.equal(seenBy("bea", 3, [status(4), message(5, { author: { kind: "agent", ...ALI } }), own(6)]), 4);
  assert.equal(seenBy("bea", 3, [message(4), own(5)]), 3);
});
