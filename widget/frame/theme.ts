/** The site's own colour and theme, made readable. */

import { css, mixed, readableOn, readColour, textOn, type Colour } from "../shared/colour";

interface Ground { readonly surface: Colour; /** Where contrast is lowest: --surface-low, --surface-high of tokens.css. */ readonly worst: Colour }
const GROUNDS: Readonly<Record<string, Ground>> = {
  light: { surface: [255, 255, 255], worst: [245, 247, 250] },
  dark: { surface: [17, 26, 44], worst: [26, 37, 64] },
};
const RATIO = 5; // half a point more than needed, for what lies on --accent-soft

/** Dress the page in the site's accent (`#rrggbb`) and theme (`light` or `dark`; else the device's). */
export function dress(accent: string | null, theme: string | null): void {
  const root = document.documentElement;
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  const colour = readColour(accent ?? "");
  if (!colour) return;
  const device = matchMedia("(prefers-color-scheme: dark)");
  const apply = () => {
    const { surface, worst } = GROUNDS[root.dataset.theme ?? (device.matches ? "dark" : "light")]!;
    const shade = readableOn(colour, worst, RATIO);
    root.style.setProperty("--accent", css(shade));
    root.style.setProperty("--on-accent", css(textOn(shade)));
    root.style.setProperty("--accent-soft", css(mixed(surface, shade, 0.1)));
  };
  apply();
  device.addEventListener("change", apply);
}
