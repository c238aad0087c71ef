import assert from "node:assert/strict";
import { test } from "node:test";
import { Board, isIn, unread } from "./board";
import { ALI, BEA, conversation, welcome } from "./made";
import type { Queue } from "./wire";
import { QUEUES } from "./wire";

const due = (hour: number) => ({ due_at: `2026-11-23T${String(hour).padStart(2, "0")}:00:00.000Z`, text: "" });

function boardWith(...known: Parameters<typeof conversation>[0][]): Board {
  const board = new Board();
  board.welcome(welcome());
  board.listed("waiting", { conversations: known.map((each) => conversation(each)), next: null, change_id: 10 });
  return board;
}

test("a conversation is in the queues of its state, and in mine only when it is mine", () => {
  const queues = (known: Parameters<typeof conversation>[0]) => QUEUES.filter((queue) => isIn(queue, conversation(known), "bea"));
  assert.deepEqual(queues({ status: "bot" }), ["bot"]);
  assert.deepEqual(queues({ status: "waiting" }), ["waiting", "team"]);
  assert.deepEqual(queues({ status: "open", agent: BEA }), ["mine", "team"]);
  assert.deepEqual(queues({ status: "paused", agent: ALI }), ["team"]);
  assert.deepEqual(queues({ status: "waiting", escalated: true }), ["waiting", "team", "escalated"]);
  assert.deepEqual(queues({ status: "resolved", agent: BEA, escalated: true }), ["done"]);
});

test("rows stand by due time, and those without a promise come last", () => {
  const board = boardWith({ id: "late", promise: due(9) }, { id: "none", promise: null }, { id: "soon", promise: due(3) });
  assert.deepEqual(board.rows("waiting").map((each) => each.id), ["soon", "late", "none"]);
});

test("done rows stand newest first", () => {
  const board = new Board();
  board.welcome(welcome());
  const done = (id: string, day: number) => conversation({ id, status: "resolved", updated_at: `2026-11-${day}T02:00:00.000Z` });
  board.listed("done", { conversations: [done("new", 23), done("old", 20)], next: null, change_id: 10 });
  assert.deepEqual(board.rows("done").map((each) => each.id), ["new", "old"]);
});

test("an older state of a conversation does not replace a newer one", () => {
  const board = boardWith({ change_id: 5, status: "open", agent: ALI });
  assert.equal(board.apply(conversation({ change_id: 4 })), false);
  assert.equal(board.get("c1")?.status, "open");
});

test("the same change twice is no change", () => {
  const board = boardWith({ change_id: 5 });
  assert.equal(board.apply(conversation({ change_id: 5 })), false);
  assert.equal(board.apply(conversation({ change_id: 6 })), true);
});

test("what lies beyond the pages that are loaded is not shown, so the list has no holes", () => {
  const board = new Board();
  board.welcome(welcome());
  board.listed("waiting", { conversations: [conversation({ id: "a", promise: due(3) })], next: "cursor", change_id: 10 });
  board.apply(conversation({ id: "far", promise: due(20), change_id: 11 }));
  board.apply(conversation({ id: "near", promise: due(2), change_id: 12 }));
  assert.deepEqual(board.rows("waiting").map((each) => each.id), ["near", "a"]);
  board.listed("waiting", { conversations: [], next: null, change_id: 12 });
  assert.deepEqual(board.rows("waiting").map((each) => each.id), ["near", "a", "far"]);
});

test("counts follow what happens after the server counted, and nothing else", () => {
  const board = new Board();
  board.welcome(welcome({ queues: { waiting: 1, mine: 0, team: 1, bot: 0, escalated: 0, done: 0 }, change_id: 10 }));
  board.listed("waiting", { conversations: [conversation({ change_id: 9 })], next: null, change_id: 10 });
  assert.equal(board.counts.waiting, 1);
  board.apply(conversation({ change_id: 11, status: "open", agent: BEA }));
  assert.deepEqual([board.counts.waiting, board.counts.mine, board.counts.team], [0, 1, 1]);
});

test("a conversation that began after the count adds to it", () => {
  const board = boardWith();
  board.apply(conversation({ id: "new", change_id: 11, created_at: "2026-11-23T03:00:00.000Z" }));
  assert.equal(board.counts.waiting, 1);
  assert.equal(board.isCountUnsure, false);
});

test("a change of an old conversation that was never seen makes the count unsure until the server counts again", () => {
  const board = boardWith();
  board.apply(conversation({ id: "old", change_id: 11, created_at: "2026-11-20T03:00:00.000Z" }));
  assert.equal(board.isCountUnsure, true);
  board.recount({ ...board.counts, waiting: 7 }, 11, 0);
  assert.deepEqual([board.isCountUnsure, board.counts.waiting], [false, 7]);
});

test("changes move the cursor and tell how many were new", () => {
  const board = boardWith({ change_id: 5 });
  const count = board.changed({ conversations: [conversation({ change_id: 5 }), conversation({ id: "c2", change_id: 12 })], change_id: 12, more: false });
  assert.deepEqual([count, board.cursor], [1, 12]);
});

test("the same epoch resumes from the cursor; another one forgets everything", () => {
  const board = boardWith({ change_id: 5 });
  assert.equal(board.welcome(welcome({ change_id: 30 })), "resumed");
  assert.deepEqual([board.cursor, board.rows("waiting").length], [10, 1]);
  assert.equal(board.welcome(welcome({ epoch: "e2", change_id: 3 })), "fresh");
  assert.deepEqual([board.cursor, board.rows("waiting").length, board.isLoaded("waiting")], [3, 0, false]);
});

test("another agent starts afresh", () => {
  const board = boardWith({ change_id: 5 });
  const agent = { ...ALI, email: "ali@example.id", role: "agent", availability: "online" as const };
  assert.equal(board.welcome(welcome({ agent })), "fresh");
});

test("unread counts what no agent has seen, not what the bot has or an agent said last", () => {
  assert.equal(unread(conversation({ head: 5, read_seq: 2 })), 3);
  assert.equal(unread(conversation({ head: 5, read_seq: 2, status: "bot" })), 0);
  assert.equal(unread(conversation({ head: 5, read_seq: 2, preview: { author_kind: "agent", text: "", at: "" } })), 0);
});

test("two thousand conversations are put in order in a blink", () => {
  const board = new Board();
  board.welcome(welcome());
  const many = Array.from({ length: 2000 }, (_, at) => conversation({ id: `c${at}`, promise: due(at % 24) }));
  board.listed("team" satisfies Queue, { conversations: many, next: null, change_id: 10 });
  const before = performance.now();
  assert.equal(board.rows("team").length, 2000);
  assert.ok(performance.now() - before < 250);
});
