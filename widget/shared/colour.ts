/** Colours that can be read, whatever accent a site chooses (WCAG 2.2, success criterion 1.4.3). */

export type Colour = readonly [red: number, green: number, blue: number];

const BLACK: Colour = [0, 0, 0];
const WHITE: Colour = [255, 255, 255];

/** The colour that `#rrggbb` names; null for anything else. */
export function readColour(text: string): Colour | null {
  if (!/^#[\da-f]{6}$/i.test(text)) return null;
  const value = parseInt(text.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

/** `rgb(…)` as CSS takes it. */
export const css = (colour: Colour): string => `rgb(${colour.map(Math.round).join(" ")})`;

/** True when black can be read on it better than white; where both are equal, both have 4.58 : 1. */
export const isLight = (background: Colour): boolean => luminance(background) > 0.179;

/** Black or white, whichever can be read on it. */
export const textOn = (background: Colour): Colour => (isLight(background) ? BLACK : WHITE);

/** The ratio between two colours, from 1 to 21. */
export function contrast(one: Colour, other: Colour): number {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

/** The colour itself, or the nearest shade of it that has `ratio` on the surface. */
export function readableOn(colour: Colour, surface: Colour, ratio = 4.5): Colour {
  const target = isLight(surface) ? BLACK : WHITE;
  for (let share = 0; share < 1; share += 0.04) {
    const shade = mixed(colour, target, share);
    if (contrast(shade, surface) >= ratio) return shade;
  }
  return target;
}

/** `share` of `other` in `one`. */
export const mixed = (one: Colour, other: Colour, share: number): Colour =>
  [0, 1, 2].map((part) => one[part as 0] + (other[part as 0] - one[part as 0]) * share) as unknown as Colour;

/** Relative luminance from 0 to 1. The standard's curve has a straight foot; the difference is below one thousandth. */
const luminance = ([red, green, blue]: Colour): number => 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
const linear = (part: number): number => ((part / 255 + 0.055) / 1.055) ** 2.4;
