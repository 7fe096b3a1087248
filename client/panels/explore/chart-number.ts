import { formatNumber } from '../../design/numbers.ts';
import type { Language } from '../../design/language.ts';

/** From here on a number is told as everywhere else; below, a decimal more or less is another limit. */
const EXACT_BELOW = 10;

/** A number on an axis or of a limit: 0.05, 0.091, 6.84, 150. */
export function chartNumber(value: number, language: Language): string {
  if (Math.abs(value) >= EXACT_BELOW) return formatNumber(value, language);
  return value.toLocaleString('en-US', { maximumSignificantDigits: 3 }).replace('-', '\u2212');
}
