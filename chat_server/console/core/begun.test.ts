import assert from "node:assert/strict";
import { test } from "node:test";
import { Begun } from "./begun";
import { ALI, BEA, message } from "./made";

const by = (seq: number, who: typeof ALI) => message(seq, { author: { kind: "agent", ...who } });

test("what a colleague said after the reply was begun does not count as seen", () => {
  const begun = new Begun();
  begun.wrote("c1", "Baik", 1);
  begun.wrote("c1", "Baik, kami", 2);
  assert.equal(begun.seen("c1", BEA.id, [message(1), message(2), by(3, ALI), message(4)]), 2);
});

test("what the visitor or the agent said is seen, and so is what was there before", () => {
  const begun = new Begun();
  begun.wrote("c1", "Baik", 2);
  assert.equal(begun.seen("c1", BEA.id, [message(1), by(2, ALI), message(3), by(4, BEA)]), 4);
});

test("an emptied box begins anew", () => {
  const begun = new Begun();
  begun.wrote("c1", "Baik", 1);
  begun.wrote("c1", " ", 1);
  begun.wrote("c1", "Baik", 2);
  assert.equal(begun.seen("c1", BEA.id, [message(1), by(2, ALI)]), 2);
});
