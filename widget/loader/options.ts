/** What the site decides by the script tag's data attributes. */

import { readColour } from "../shared/colour";

export interface Options {
  /** Where the chat lives: the script's own origin. */
  readonly origin: string;
  readonly language: "id" | "en";
  /** `light` or `dark`. */
  readonly theme: string;
  /** As `#rrggbb`. */
  readonly accent: string;
  /** `left`; the right is the usual side. */
  readonly side: string;
  /** `none`: the site has a button of its own. */
  readonly launcher: string;
  /** Where to write when the chat cannot be loaded. */
  readonly mail: string;
}

/** The options of a script tag; the page's language and the device's theme count where the tag names none. */
export function optionsOf({ src, dataset }: HTMLScriptElement): Options {
  const { language = document.documentElement.lang, side = "", color = "", launcher = "", mail = "" } = dataset;
  const theme = dataset.theme ?? (matchMedia("(prefers-color-scheme:dark)").matches ? "dark" : "light");
  const usual = theme === "dark" ? "#2dd4bf" : "#0f766e";
  return {
    origin: new URL(src).origin,
    language: /^en/.test(language) ? "en" : "id",
    accent: readColour(color) ? color : usual,
    side, theme, launcher, mail,
  };
}
