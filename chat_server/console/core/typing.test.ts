import assert from "node:assert/strict";
import { test } from "node:test";
import { WritingNow } from "./typing";

const visitor = (text: string) => ({ conversation_id: "c1", name: "Vera", kind: "visitor" as const, text });
const agent = (name: string, on: boolean) => ({ conversation_id: "c1", name, kind: "agent" as const, on });

test("what the visitor types is shown until it is sent, emptied, or silent for long", () => {
  const writing = new WritingNow();
  writing.heard(visitor("laporan"), 0);
  assert.equal(writing.visitorText("c1", 1_000), "laporan");
  assert.equal(writing.visitorText("c1", 31_000), null);
  assert.equal(writing.visitorText("c2", 0), null);
  writing.heard(visitor("laporan saya"), 2_000);
  writing.visitorSaid("c1");
  assert.equal(writing.visitorText("c1", 2_000), null);
  writing.heard(visitor("x"), 3_000);
  writing.heard(visitor(""), 3_000);
  assert.equal(writing.visitorText("c1", 3_000), null);
});

test("colleagues who write are named, oneself is not", () => {
  const writing = new WritingNow();
  writing.heard(agent("Bea", true), 0);
  writing.heard(agent("Ali", true), 0);
  assert.deepEqual(writing.colleagues("c1", 1_000, "Bea"), ["Ali"]);
  assert.deepEqual(writing.colleagues("c1", 9_000, "Bea"), []);
  writing.heard(agent("Ali", false), 1_000);
  assert.deepEqual(writing.colleagues("c1", 1_000, "Bea"), []);
});
