import assert from "node:assert/strict";
import { test } from "node:test";
import { readRoute, routeText } from "./route";

test("a route and its address say the same", () => {
  for (const route of [{ queue: "mine" as const, conversation: null }, { queue: "bot" as const, conversation: "a/b c" }]) {
    assert.deepEqual(readRoute(routeText(route)), route);
  }
});

test("reports and search have addresses of their own; a conversation found there is shown in its queue", () => {
  for (const page of ["reports", "search"] as const) {
    assert.deepEqual(readRoute(`#/${page}`), { queue: "waiting", conversation: null, page });
    assert.equal(routeText(readRoute(`#/${page}`)), `#/${page}`);
  }
  assert.equal(routeText({ queue: "done", conversation: "c1", page: "search" }), "#/done/c1");
});

test("an address that names nothing is the waiting queue", () => {
  for (const fragment of ["", "#", "#/nowhere/c1"]) assert.deepEqual(readRoute(fragment), { queue: "waiting", conversation: null });
});
