import assert from "node:assert/strict";
import { test } from "node:test";
import { contrast, readableOn, readColour, textOn } from "./colour";

const white = [255, 255, 255] as const;
const dark = [17, 26, 44] as const;

test("#rrggbb is a colour, anything else is none", () => {
  assert.deepEqual(readColour("#0F766e"), [15, 118, 110]);
  for (const text of ["", "red", "#fff", "#0f766e;}", "url(x)"]) assert.equal(readColour(text), null);
});

test("whatever colour a site chooses, it and the text on it can be read", () => {
  for (let red = 0; red <= 255; red += 51) for (let green = 0; green <= 255; green += 51) for (let blue = 0; blue <= 255; blue += 51) {
    for (const surface of [white, dark]) {
      const shade = readableOn([red, green, blue], surface);
      assert.ok(contrast(shade, surface) >= 4.5, `${[red, green, blue]} on ${surface}`);
      assert.ok(contrast(textOn(shade), shade) >= 4.5, `text on ${shade}`);
    }
  }
});

test("a colour that can be read already stays as it is", () => {
  assert.deepEqual(readableOn([15, 118, 110], white), [15, 118, 110]);
});
