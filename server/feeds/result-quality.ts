import type { Quality } from '../../contract/event.ts';

const WORDS: Readonly<Record<Quality, readonly string[]>> = {
  good: ['good', 'high', 'valid', 'verified', 'approved', 'ok', 'measured'],
  provisional: ['provisional', 'preliminary', 'raw', 'medium', 'medium-high', 'estimated'],
  suspect: ['suspect', 'doubtful', 'questionable', 'low', 'uncertain'],
  bad: ['bad', 'invalid', 'error', 'erroneous', 'failed'],
  missing: ['missing', 'nodata', 'no data'],
};

const QUALITIES: ReadonlyMap<string, Quality> = new Map(
  (Object.entries(WORDS) as [Quality, readonly string[]][]).flatMap(([quality, words]) =>
    words.map((word): [string, Quality] => [word, quality]),
  ),
);

/** What a source's own word for the quality of a value means; `undefined` for one nobody listed. */
export function qualityOfWord(word: string): Quality | undefined {
  return QUALITIES.get(word.trim().toLowerCase());
}
