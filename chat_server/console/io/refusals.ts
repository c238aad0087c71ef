// Refusals of the server as sentences.

import type { Refusal } from "../core/wire";
import type { Texts } from "../texts/texts";

export function refusalText(texts: Texts, refusal: Refusal): string {
  if (refusal.code === "already_claimed" && refusal.holder) return texts.refused.claimedBy(refusal.holder);
  const known = texts.refused as unknown as Record<string, string | undefined>;
  return known[refusal.code] ?? texts.refused.other(refusal.message);
}
