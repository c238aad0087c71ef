// What reports and search say, in both languages.

import type { Language } from "../core/wire";
import { english } from "./english";
import { indonesian } from "./indonesian";

export type ReportTexts = typeof indonesian;

export function reportTexts(language: Language): ReportTexts {
  return language === "en" ? english : indonesian;
}
