import assert from "node:assert/strict";
import { test } from "node:test";
import { ALI, BEA } from "./made";
import { ViewingNow } from "./viewing";

test("colleagues who have a conversation open are named until they leave or fall silent; oneself is not", () => {
  const viewing = new ViewingNow();
  viewing.heard({ conversation_id: "c1", agent: BEA, on: true }, 0);
  viewing.heard({ conversation_id: "c1", agent: ALI }, 0);
  assert.deepEqual(viewing.colleagues("c1", 1_000, "bea"), ["Ali"]);
  assert.deepEqual(viewing.colleagues("c1", 50_000, "bea"), []);
  viewing.heard({ conversation_id: "c1", agent: ALI, on: true }, 40_000);
  assert.deepEqual(viewing.colleagues("c1", 50_000, "bea"), ["Ali"]);
  viewing.heard({ conversation_id: "c1", agent: ALI, on: false }, 51_000);
  assert.deepEqual(viewing.colleagues("c1", 51_000, "bea"), []);
  assert.deepEqual(viewing.colleagues("c2", 0, "bea"), []);
});
