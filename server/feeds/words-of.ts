import type { Text } from '../../contract/place.ts';

const HANGUL = /\p{Script=Hangul}/u;
const MAX_CHARS = 200;

/** A name in whatever language the source writes: what is not Korean is also the English wording. */
export function wordsOf(name: string): Text {
  const ko = name.trim().slice(0, MAX_CHARS);
  return HANGUL.test(ko) ? { ko } : { ko, en: ko };
}
