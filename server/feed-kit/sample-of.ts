import { SAMPLE_CHARS } from './reading.ts';

/** Nine digits of any script and more, with or without separators: a telephone or resident number. */
const NUMBER_OF_A_PERSON = /(?<!\p{Nd})\p{Nd}{2,6}[- ]?\p{Nd}{3,4}[- ]?\p{Nd}{4,7}(?!\p{Nd})/gu;
/** With dots only as telephones have them: coordinates have them too. */
const DOTTED_TELEPHONE = /(?<![\d.])0\d{1,2}\.\d{3,4}\.\d{4}(?![\d.])/g;
const E_MAIL = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63})+/gu;
/** Past the cut, so that a number or address that crosses it is still known for what it is. */
const BEHIND_CUT = 330;

/** A row as JSON text for the quarantine, cut and with long numbers and e-mail addresses masked; never throws. */
export function sampleOf(row: unknown): string {
  let text: string;
  try {
    text = JSON.stringify(row) ?? String(row);
  } catch {
    return '(cannot be shown)';
  }
  return text
    .slice(0, SAMPLE_CHARS + BEHIND_CUT)
    .replace(NUMBER_OF_A_PERSON, stars)
    .replace(DOTTED_TELEPHONE, stars)
    .replace(E_MAIL, stars)
    .slice(0, SAMPLE_CHARS);
}

const stars = (found: string): string => '*'.repeat(found.length);
