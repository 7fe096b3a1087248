import { isMissing } from '../feed-kit/field.ts';

const WORDS = /^(?:nan|[+-]?inf(?:inity)?|null|none|undefined|n\/?a|--+)$/i;
/** Digits of a number that is too large to be one: `1e400`. */
const DIGITS = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/** How devices and programs write that there is no value, where a word would be one too. */
export function isNoValue(value: unknown): boolean {
  if (isMissing(value)) return true;
  if (typeof value === 'number') return !Number.isFinite(value);
  if (typeof value !== 'string') return false;
  const text = value.trim();
  return WORDS.test(text) || (DIGITS.test(text) && !Number.isFinite(Number(text)));
}
