import assert from "node:assert/strict";
import { test } from "node:test";
import { inOrder, nextToSend, readOutgoing, timeAfter, verdictOn, type Outgoing } from "./outbox";

const entry = (client_id: string, at: number, changes: Partial<Outgoing> = {}): Outgoing => ({ client_id, kind: "say", text: client_id, at, ...changes });
const refusal = (code: string, retry_after?: number) => ({ ok: false, error: { code, message: "", ...(retry_after !== undefined && { retry_after }) } }) as const;

test("the oldest text goes first, and a refused one does not hold the others up", () => {
  const entries = [entry("b", 2), entry("a", 1, { refused: "invalid" }), entry("c", 3)];
  assert.equal(nextToSend(entries)?.client_id, "b");
  assert.deepEqual(inOrder(entries).map(({ client_id }) => client_id), ["a", "b", "c"]);
});

test("a clock that was set back does not change the order", () => {
  assert.equal(timeAfter([entry("a", 5000)], 1000), 5001);
  assert.equal(timeAfter([], 1000), 1000);
});

test("what the server says decides what becomes of a text", () => {
  assert.deepEqual(verdictOn({ ok: true }), { kind: "stored" });
  assert.deepEqual(verdictOn(null), { kind: "again" });
  assert.deepEqual(verdictOn(refusal("too_many", 3)), { kind: "again", after: 3 });
  assert.deepEqual(verdictOn(refusal("too_long")), { kind: "refused", code: "too_long" });
  assert.deepEqual(verdictOn(refusal("conflict")), { kind: "renamed" });
});

test("a trouble of the server, or one that nobody knows yet, never refuses a text", () => {
  for (const code of ["unavailable", "internal_error", "not_signed_in", "something_new"]) assert.equal(verdictOn(refusal(code)).kind, "again");
});

test("what is stored under our keys but is not ours is left alone", () => {
  assert.deepEqual(readOutgoing(JSON.stringify(entry("a", 1))), entry("a", 1));
  for (const text of [null, "", "{", "3", '{"client_id":"a"}', '{"client_id":"a","text":"b","at":1,"kind":"shout"}']) assert.equal(readOutgoing(text), null);
});
