import assert from "node:assert/strict";
import { test } from "node:test";
import { pressing } from "./calls";
import type { Call } from "./wire";

const call = (kind: Call["kind"]): Call => ({ id: kind, kind, mark: null, at: "2026-11-23T02:12:00.000Z" });
const CALLS = [call("new"), call("breach")];

test("all calls stand above a conversation that waits", () => {
  assert.deepEqual(pressing(CALLS, "waiting"), CALLS);
});

test("nobody waits for an agent in a conversation that has one, but what was broken stays to be read", () => {
  assert.deepEqual(pressing(CALLS, "open"), [call("breach")]);
});

test("nothing calls in a conversation that is done", () => {
  assert.deepEqual(pressing(CALLS, "resolved"), []);
});
