// Refusals of the server as sentences.

import type { Refusal } from "../core/wire";
import type { Texts } from "../texts/texts";

export function refusalText(texts: Texts, refusal: Refusal): string {
  const known = texts.refused as unknown as Record<string, string | undefined>;
  return known[refusal.code] ?? texts.refused.other(refusal.message);
}
