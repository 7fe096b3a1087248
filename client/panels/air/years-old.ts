const YEAR_MS = 365.25 * 86_400_000;
/** The year before last is the newest that a yearly figure is usually there of. */
const OLD_YEARS = 2;

/** Whole years since the end of a period (`2015-12-31`); undefined while it is of late. */
export function yearsOld(periodEnd: string, nowMs: number): number | undefined {
  const years = Math.floor((nowMs - Date.parse(periodEnd)) / YEAR_MS);
  return years >= OLD_YEARS ? years : undefined;
}
