import assert from "node:assert/strict";
import { test } from "node:test";
import { fate, Outbox, readOutbox, type Unsent } from "./outbox";

const unsent = (client_id: string, conversation_id = "c1"): Unsent => ({ client_id, conversation_id, kind: "say", text: "halo", seen: 1, at: "" });

test("of each conversation only the first text is sent; the later ones wait for its answer", () => {
  const outbox = new Outbox([unsent("1"), unsent("2"), unsent("3", "c2")]);
  assert.deepEqual(outbox.sendable(0).map((each) => each.client_id), ["1", "3"]);
  outbox.remove("1");
  assert.deepEqual(outbox.sendable(0).map((each) => each.client_id), ["2", "3"]);
});

test("a text survives being kept as JSON with its client id", () => {
  const outbox = new Outbox();
  outbox.put(unsent("1"));
  assert.deepEqual(readOutbox(JSON.stringify(outbox.all)).of("c1"), [unsent("1")]);
});

test("a broken storage is an empty outbox, and foreign things in it are left out", () => {
  assert.deepEqual(readOutbox("{").all, []);
  assert.deepEqual(readOutbox(null).all, []);
  assert.deepEqual(readOutbox('[null, 3, {"text": "x"}]').all, []);
});

test("a text is sent again until the server took or refused it", () => {
  assert.equal(fate(null, true), "sent");
  for (const code of [null, "unavailable", "internal_error", "too_many"]) assert.equal(fate(code, false), "again");
  assert.equal(fate("stale", false), "stale");
  for (const code of ["conflict", "conversation_closed", "already_claimed", "not_found"]) assert.equal(fate(code, false), "refused");
});

test("a held text waits for its time, or until it is released, and later ones wait behind it", () => {
  const outbox = new Outbox([{ ...unsent("1"), until: 5_000 }, unsent("2"), { ...unsent("3", "c2"), until: 7_000 }]);
  assert.deepEqual(outbox.sendable(4_999), []);
  assert.equal(outbox.nextRelease(0), 5_000);
  assert.deepEqual(outbox.held("c1", 0).map((each) => each.client_id), ["1"]);
  assert.deepEqual(outbox.sendable(5_000).map((each) => each.client_id), ["1"]);
  outbox.release("c2");
  assert.deepEqual(outbox.sendable(0).map((each) => each.client_id), ["3"]);
  outbox.release();
  assert.deepEqual(outbox.sendable(0).map((each) => each.client_id), ["1", "3"]);
  assert.equal(outbox.nextRelease(0), null);
});
