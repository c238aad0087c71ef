import assert from "node:assert/strict";
import { test } from "node:test";
import { toKeep, toShow } from "./drafts";

test("what was sent and can be taken back is kept in front of the box, and not shown in it again", () => {
  for (const [box, onTheWay] of [["", []], ["Lalu", []], ["", ["Halo"]], ["Lalu", ["Halo", "Baik"]]] as [string, string[]][]) {
    assert.equal(toShow(toKeep(box, onTheWay), onTheWay), box);
  }
  assert.equal(toKeep("Lalu", ["Halo"]), "Halo\n\nLalu");
});

test("a draft of another device is shown as it is", () => {
  assert.equal(toShow("dari ponsel", ["Halo"]), "dari ponsel");
  assert.equal(toKeep("  ", []), "");
});
