import assert from "node:assert/strict";
import { test } from "node:test";
import { filled, fits, mentioned, replaced, type Sign, triggerAt, unfilled } from "./triggers";

const ALL: Sign[] = ["/", "#", "@"];
const at = (text: string, signs = ALL) => triggerAt(text, text.length, signs);

test("a sign at the start or after a space opens a list, with what is written behind it", () => {
  assert.deepEqual(at("/"), { sign: "/", query: "", from: 0 });
  assert.deepEqual(at("Halo, lihat #ekspor"), { sign: "#", query: "ekspor", from: 12 });
  assert.deepEqual(at("#ekspor gagal"), { sign: "#", query: "ekspor gagal", from: 0 });
  assert.deepEqual(at("baris\n@al"), { sign: "@", query: "al", from: 6 });
});

test("a sign inside a word, an address or long past opens none", () => {
  for (const text of ["bea@dashpro", "https://a.example/", "dan/atau", "24/7", "#ekspor gagal terus ", "/halo apa kabar semua", "/ dan"]) {
    assert.equal(at(text), null, text);
  }
  assert.equal(at("@ali", ["/", "#"]), null);
});

test("only what stands before the caret counts", () => {
  assert.deepEqual(triggerAt("/hal dan lagi", 4, ALL), { sign: "/", query: "hal", from: 0 });
});

test("what is chosen takes the trigger's place and the caret stands behind it", () => {
  const trigger = { sign: "#" as const, query: "eks", from: 6 };
  assert.deepEqual(replaced("Lihat #eks", 10, trigger, "https://a.example"), { text: "Lihat https://a.example", caret: 23 });
  assert.deepEqual(replaced("Lihat #eks.", 10, trigger, "X"), { text: "Lihat X .", caret: 8 });
});

test("variables are filled in with what is known, and the rest is named", () => {
  const text = "Halo {visitor}, saya {agent}. Tiket {ticket}, {ticket}.";
  const done = filled(text, { visitor: "Budi", agent: "Bea", ticket: null });
  assert.equal(done, "Halo Budi, saya Bea. Tiket {ticket}, {ticket}.");
  assert.deepEqual(unfilled(done), ["{ticket}"]);
  assert.deepEqual(unfilled("{lain}"), []);
});

test("an unknown name is left out with its comma", () => {
  const known = { visitor: null, agent: "Bea", ticket: "DP-1" };
  assert.equal(filled("Halo {visitor}, saya {agent}.", known), "Halo, saya Bea.");
  assert.equal(filled("Terima kasih, {visitor}. Tiket {ticket}.", known), "Terima kasih. Tiket DP-1.");
  assert.equal(filled("{visitor}, sudah beres?", known), "sudah beres?");
});

test("a query fits a name by the beginnings of its words", () => {
  assert.ok(fits("min rin", "Minta rincian"));
  assert.ok(fits("", "apa saja"));
  assert.ok(!fits("incian", "Minta rincian"));
});

test("colleagues are mentioned by their whole names", () => {
  const people = [{ id: "ali", name: "Ali Akbar" }, { id: "bea", name: "Bea" }];
  assert.deepEqual(mentioned("@Ali Akbar tolong cek", people), ["ali"]);
  assert.deepEqual(mentioned("Ali Akbar sudah cek, surel bea@dashpro", people), []);
});
