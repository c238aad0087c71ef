import assert from "node:assert/strict";
import { test } from "node:test";
import { KEYS, meaning, type Pressed } from "./keys";

const press = (key: string, more: Partial<Pressed> = {}): Pressed => ({ key, ctrlKey: false, metaKey: false, altKey: false, ...more });
const READING = { isTyping: false, isOn: true, isAfterG: false };

test("single letters are commands, in either case", () => {
  assert.equal(meaning(press("j"), READING), "next");
  assert.equal(meaning(press("J"), READING), "next");
  assert.equal(meaning(press("a"), READING), "claim");
  assert.equal(meaning(press("?"), READING), "help");
});

test("G and a letter go to a queue", () => {
  assert.equal(meaning(press("g"), READING), "g");
  assert.equal(meaning(press("w"), { ...READING, isAfterG: true }), "go_waiting");
  assert.equal(meaning(press("r"), { ...READING, isAfterG: true }), "go_reports");
  assert.equal(meaning(press("j"), { ...READING, isAfterG: true }), null);
});

test("while somebody types, and when they are switched off, letters are letters", () => {
  assert.equal(meaning(press("a"), { ...READING, isTyping: true }), null);
  assert.equal(meaning(press("a"), { ...READING, isOn: false }), null);
});

test("Escape and the palette work also while typing", () => {
  const typing = { ...READING, isTyping: true, isOn: false };
  assert.equal(meaning(press("Escape"), typing), "back");
  assert.equal(meaning(press("k", { ctrlKey: true }), typing), "palette");
  assert.equal(meaning(press("k", { metaKey: true }), typing), "palette");
});

test("keys with Ctrl, Alt or Cmd belong to the browser", () => {
  assert.equal(meaning(press("r", { ctrlKey: true }), READING), null);
  assert.equal(meaning(press("d", { altKey: true }), READING), null);
});

test("no two commands share their keys", () => {
  const named = KEYS.map(([, keys]) => keys.join(" "));
  assert.equal(new Set(named).size, named.length);
});
