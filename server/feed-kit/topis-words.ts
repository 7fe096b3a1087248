import { decode } from './decode.ts';
import type { RawFrame } from './raw-frame.ts';
import { at, isRecord } from './record.ts';
import { seoulRows } from './seoul-envelope.ts';
import { TOPIS_CODES, type TopisCode } from './topis-codes.ts';

type Companions = NonNullable<RawFrame['companions']>;

const read = new WeakMap<Companions, ReadonlyMap<string, string>>();
const NO_WORDS: ReadonlyMap<string, string> = new Map();

/**
 * Meaning of a TOPIS code: the built-in table, its Korean word replaced by what the source's own
 * code services (`AccMainCode`, `AccSubCode`) say today. English of a changed word is unknown.
 */
export function topisWords(
  code: string,
  companions: Companions | undefined,
): (Omit<TopisCode, 'en'> & { readonly en?: string }) | undefined {
  const known = TOPIS_CODES.get(code);
  const today = wordsOf(companions).get(code);
  if (today === undefined || today === known?.ko) return known;
  return { ko: today, category: known?.category ?? 'other' };
}

function wordsOf(companions: Companions | undefined): ReadonlyMap<string, string> {
  if (companions === undefined) return NO_WORDS;
  const known = read.get(companions);
  if (known !== undefined) return known;
  const words = new Map([
    ...wordsIn(companions['AccMainCode'], 'acc_type'),
    ...wordsIn(companions['AccSubCode'], 'acc_dtype'),
  ]);
  read.set(companions, words);
  return words;
}

/** An unreadable code list changes nothing: the built-in words stand. */
function wordsIn(body: Uint8Array | undefined, codeKey: string): [string, string][] {
  if (body === undefined) return [];
  const decoded = decode(body, 'json-or-xml');
  if ('why' in decoded) return [];
  const words: [string, string][] = [];
  for (const row of tableRows(decoded.payload)) {
    const code = at(row, codeKey);
    const word = at(row, `${codeKey}_nm`);
    if (isRecord(row) && typeof code === 'string' && typeof word === 'string') {
      if (word.trim() !== '') words.push([code.trim(), word.trim()]);
    }
  }
  return words;
}

function tableRows(payload: unknown): readonly unknown[] {
  try {
    const found = seoulRows(payload);
    return 'rows' in found ? found.rows : [];
  } catch {
    return [];
  }
}
