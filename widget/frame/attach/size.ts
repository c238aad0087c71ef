/** A file's size as people read it. */

const UNITS = ["byte", "kilobyte", "megabyte"] as const;
const STEP = 1000;

/** "3 kB" or "1,2 MB", as the language writes numbers. */
export function sizeText(bytes: number, locale: string): string {
  const unit = bytes < STEP ? 0 : bytes < STEP * STEP ? 1 : 2;
  const value = bytes / STEP ** unit;
  return new Intl.NumberFormat(locale, { style: "unit", unit: UNITS[unit]!, unitDisplay: "short", maximumFractionDigits: unit === 2 && value < 10 ? 1 : 0 }).format(value);
}
