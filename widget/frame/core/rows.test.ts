import assert from "node:assert/strict";
import { test } from "node:test";
import type { Outgoing } from "./outbox";
import { openQuestion, rowsOf, unseenAfter, type BubbleRow } from "./rows";
import { agent, conversation, message, visitor, welcome } from "./samples";
import { nothingYet, teamRead, welcomed, type Timeline } from "./timeline";
import type { Message, Status } from "./wire";

const holding = (messages: Message[], status: Status = "bot"): Timeline =>
  welcomed(nothingYet, welcome({ conversation: conversation({ head: messages.length, status }), messages }));
const bubbles = (timeline: Timeline, entries: Outgoing[] = []): BubbleRow[] => rowsOf(timeline, entries).filter((row) => row.kind === "bubble");
const waiting: Outgoing = { client_id: "mine", kind: "say", text: "hello", at: Date.parse("2026-11-23T02:01:00.000Z") };
const chips = { choices: [{ id: "yes", label: "Ya" }] };

test("a text on its way stands last, and once it is stored it stands there only once", () => {
  assert.deepEqual(bubbles(holding([message(1)]), [waiting]).map(({ mark }) => mark), [null, "queued"]);
  const stored = holding([message(1), message(2, { author: visitor, client_id: "mine" })]);
  assert.deepEqual(bubbles(stored, [waiting]).map(({ mark }) => mark), [null, "stored"]);
});

test("a row keeps its key when its text is stored, so that it does not move", () => {
  const before = bubbles(nothingYet, [waiting])[0]?.key;
  assert.equal(bubbles(holding([message(1, { author: visitor, client_id: "mine" })]))[0]?.key, before);
});

test("a refused text is marked and kept", () => {
  assert.equal(bubbles(nothingYet, [{ ...waiting, refused: "too_long" }])[0]?.mark, "refused");
});

test("texts are read when an agent has read them or answered after them; a bot's answer is no reading", () => {
  const said = [message(1, { author: visitor }), message(2)];
  assert.equal(bubbles(holding(said))[0]?.mark, "stored");
  assert.equal(bubbles(teamRead(holding(said), 1))[0]?.mark, "read");
  assert.equal(bubbles(holding([...said, message(3, { author: agent })]))[0]?.mark, "read");
});

test("who speaks is said once for each group", () => {
  const rows = bubbles(holding([message(1), message(2), message(3, { author: agent }), message(4)]));
  assert.deepEqual(rows.map(({ isFirst, isLast }) => [isFirst, isLast]), [[true, false], [false, true], [true, true], [true, true]]);
});

test("each day begins with its name", () => {
  const timeline = holding([message(1), message(2, { at: "2026-11-25T02:00:00.000Z" })]);
  assert.deepEqual(rowsOf(timeline, []).map(({ kind }) => kind), ["day", "bubble", "day", "bubble"]);
});

test("chips can be tapped until the visitor says something, or a person takes over", () => {
  const asked = [message(1, { author: visitor }), message(2, chips)];
  assert.equal(openQuestion(holding(asked), []), 2);
  assert.equal(openQuestion(holding(asked), [waiting]), null);
  assert.equal(openQuestion(holding([...asked, message(3, { author: visitor })]), []), null);
  assert.equal(openQuestion(holding(asked, "open"), []), null);
});

test("unseen are the answers after the last one that was on the screen", () => {
  const timeline = holding([message(1), message(2, { author: visitor }), message(3, { author: agent, text: "here I am" })]);
  const { count, newest } = unseenAfter(timeline, 1);
  assert.deepEqual([count, newest?.text], [1, "here I am"]);
});
