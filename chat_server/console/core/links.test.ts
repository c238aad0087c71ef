import assert from "node:assert/strict";
import { test } from "node:test";
import { parts, safeHref, wholeAddress } from "./links";

test("web addresses become links and the rest stays text", () => {
  assert.deepEqual(parts("lihat https://dashpro.my.id/articles/a, ya"), [
    { text: "lihat " },
    { text: "https://dashpro.my.id/articles/a", href: "https://dashpro.my.id/articles/a" },
    { text: ", ya" },
  ]);
});

test("joined again the parts are the text", () => {
  const text = "(http://a.id/x?y=1#z). <b>https://</b> javascript:alert(1) http://b.id!";
  assert.equal(parts(text).map((part) => part.text).join(""), text);
});

test("no other scheme is ever followed", () => {
  assert.deepEqual(parts("javascript:alert(1) data:text/html,x"), [{ text: "javascript:alert(1) data:text/html,x" }]);
  for (const address of ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "//evil.example", "ftp://a.id", "https://"]) {
    assert.equal(safeHref(address), null);
  }
  assert.equal(safeHref("/articles/a"), "/articles/a");
  assert.equal(safeHref("https://dashpro.my.id/"), "https://dashpro.my.id/");
});

test("an address of ours is whole before it is sent, a whole one stays", () => {
  assert.equal(wholeAddress("/articles/export-fails", "https://help.example"), "https://help.example/articles/export-fails");
  assert.equal(wholeAddress("https://a.example/x", "https://help.example"), "https://a.example/x");
});
