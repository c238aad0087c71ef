import assert from "node:assert/strict";
import { test } from "node:test";
import { arrange, inSight, neighbour } from "./rows";

test("without the pointer in the list the rows stand as wanted", () => {
  assert.deepEqual(arrange(["a"], ["b", "a"], false), { ids: ["b", "a"], waiting: 0 });
});

test("nothing moves under the pointer: new rows wait, gone ones stay", () => {
  assert.deepEqual(arrange(["a", "b"], ["new", "b", "newer"], true), { ids: ["a", "b"], waiting: 2 });
});

test("an empty list holds nothing back", () => {
  assert.deepEqual(arrange([], ["a"], true), { ids: ["a"], waiting: 0 });
});

test("moving by keys stays inside of the list", () => {
  const ids = ["a", "b", "c"];
  assert.equal(neighbour(ids, "a", 1), "b");
  assert.equal(neighbour(ids, "c", 1), "c");
  assert.equal(neighbour(ids, "a", -1), "a");
  assert.equal(neighbour(ids, null, 1), "a");
  assert.equal(neighbour(ids, "gone", -1), "a");
  assert.equal(neighbour([], null, 1), null);
});

test("only rows in sight and a few around them are drawn", () => {
  assert.deepEqual(inSight(2000, 68, 0, 680, 6), [0, 16]);
  assert.deepEqual(inSight(2000, 68, 6800, 680, 6), [94, 116]);
  assert.deepEqual(inSight(3, 68, 0, 680, 6), [0, 3]);
});
