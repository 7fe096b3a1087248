import { SAMPLE_CHARS } from './reading.ts';

/** Seven digits and more, with or without separators: a telephone or resident number. */
const NUMBER_OF_A_PERSON = /(?<!\d)\d{2,6}[- ]?\d{3,4}[- ]?\d{4,7}(?!\d)/g;

/** A row as JSON text for the quarantine, cut and with long numbers masked; never throws. */
export function sampleOf(row: unknown): string {
  let text: string;
  try {
    text = JSON.stringify(row) ?? String(row);
  } catch {
    return '(cannot be shown)';
  }
  return text
    .slice(0, SAMPLE_CHARS)
    .replace(NUMBER_OF_A_PERSON, (digits) => '*'.repeat(digits.length));
}
