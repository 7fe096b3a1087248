import type { Quality } from '../../contract/event.ts';
import type { RowContext } from '../feed-kit/define-connector.ts';
import { numeric } from '../feed-kit/field.ts';
import { isNoValue } from './no-value.ts';
import { qualityOfWord } from './result-quality.ts';

const MAX_WORD_CHARS = 200;

/** A number, also as text; a word or a truth as text; nothing is `null`, never 0. */
export function resultOf(
  result: unknown,
): { readonly result: number | string | null } | { readonly reject: string } {
  if (isNoValue(result)) return { result: null };
  if (typeof result === 'boolean') return { result: String(result) };
  if (typeof result === 'number' || typeof result === 'string') {
    const read = numeric.safeParse(result);
    if (read.success) return { result: read.data };
    const word = String(result).trim();
    return word.length > MAX_WORD_CHARS ? { reject: 'result is a long text' } : { result: word };
  }
  return { reject: `result is ${Array.isArray(result) ? 'a list' : 'an object'}` };
}

/** What the server says of the value; one of no known unit, or a word, is at best suspect. */
export function qualityOf(
  resultQuality: unknown,
  result: number | string | null,
  isDoubtful: boolean,
  { drift }: RowContext,
): Quality {
  if (result === null) return 'missing';
  const word = typeof resultQuality === 'string' ? resultQuality : undefined;
  const said = word === undefined ? 'good' : qualityOfWord(word);
  if (said === undefined) drift(`unknown resultQuality ${(word ?? '').slice(0, 40)}`);
  return isDoubtful && (said === 'good' || said === undefined) ? 'suspect' : (said ?? 'good');
}
