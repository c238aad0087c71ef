import assert from "node:assert/strict";
import { test } from "node:test";
import { texts } from "./texts";

test("no sentence is empty, and none was left in the other language", () => {
  const same = new Set(["menu", "sending"]); // the same word in both
  for (const key of Object.keys(texts.id) as (keyof typeof texts.id)[]) {
    const [one, other] = [texts.id[key], texts.en[key]].map((text) => (typeof text === "function" ? text(2 as never) : JSON.stringify(text)));
    assert.ok(one && other && one !== '""' && other !== '""', key);
    if (!same.has(key)) assert.notEqual(one, other, key);
  }
});
