import assert from "node:assert/strict";
import { test } from "node:test";
import { troubleOf } from "./banner";
import { pieces } from "./links";
import { delay } from "./retry";
import { agent, message, visitor } from "./samples";
import { transcriptOf } from "./transcript";

test("the first try comes within a second, later ones after 1 to 30 seconds, for ever", () => {
  assert.ok(delay(1, 0.999) < 1);
  for (const tries of [2, 3, 5, 10, 1000]) {
    assert.ok(delay(tries, 0) >= 1);
    assert.ok(delay(tries, 0.999999) <= 30);
  }
});

test("web addresses become links; the full stop after one does not", () => {
  assert.deepEqual(pieces("lihat https://a.id/b?c=1. Terima kasih"), [
    { text: "lihat " }, { text: "https://a.id/b?c=1", url: "https://a.id/b?c=1" }, { text: ". Terima kasih" },
  ]);
  assert.deepEqual(pieces("javascript:alert(1) <b>"), [{ text: "javascript:alert(1) <b>" }]);
});

test("nothing of a text is lost when it is cut into pieces", () => {
  for (const text of ["", "https://a.id", "(https://a.id)(https://b.id)", "a https:// b"]) {
    assert.equal(pieces(text).map((piece) => piece.text).join(""), text);
  }
});

const calm = { isOnline: true, isReady: true, tries: 0, wasReady: true, failures: 0, waiting: 0 };

test("the banner names the worst trouble, and none when all is well or has just begun", () => {
  assert.equal(troubleOf(calm), null);
  assert.equal(troubleOf({ ...calm, isReady: false, tries: 1, wasReady: false }), null);
  assert.equal(troubleOf({ ...calm, isReady: false, tries: 1 }), "reconnecting");
  assert.equal(troubleOf({ ...calm, isReady: false, tries: 6 }), "unreachable");
  assert.equal(troubleOf({ ...calm, isReady: false, isOnline: false, tries: 6 }), "offline");
  assert.equal(troubleOf({ ...calm, failures: 1, waiting: 2 }), "resending");
});

test("a transcript says when, who and what", () => {
  const article = { slug: "a", title: "Lupa kata sandi", url: "/articles/a", excerpt: "" };
  const said = [message(1, { author: visitor, text: "halo" }), message(2, { text: "Ini:", articles: [article] }), message(3, { author: agent, text: "hai" })];
  const text = transcriptOf(said, { you: "Anda", assistant: "Asisten", team: "Tim" }, "https://chat.example", () => "09.12");
  assert.equal(text, "09.12 · Anda\nhalo\n\n09.12 · Asisten\nIni:\n→ Lupa kata sandi: https://chat.example/articles/a\n\n09.12 · Bea\nhai\n");
});
