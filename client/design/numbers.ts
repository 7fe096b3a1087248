import type { Language } from './language.ts';

const MINUS = '\u2212';
const THIN_SPACE = '\u2009';
/** Units that are counters in Korean and stand directly after the number. */
const COUNTERS = /^[가-힣]+$/u;
const WORDS = /^[a-z]{4}/u;
const NO_BREAK_SPACE = '\u00a0';

const man = 10_000;
const eok = 100_000_000;
const jo = 1_000_000_000_000;

const format = (digits: number): Intl.NumberFormat =>
  new Intl.NumberFormat('en-US', { minimumFractionDigits: 0, maximumFractionDigits: digits });
/** A format costs a hundred times what it writes: each is made once. */
const FORMATS = { 0: format(0), 1: format(1) } as const;

function grouped(value: number, digits: keyof typeof FORMATS): string {
  return FORMATS[digits].format(value);
}

function magnitude(value: number, language: Language): string {
  if (language === 'ko') {
    if (value >= jo) return `${grouped(value / jo, 1)}조`;
    if (value >= eok) return `${grouped(value / eok, 1)}억`;
    if (value >= man) return `${grouped(value / man, 1)}만`;
  } else {
    if (value >= 1e12) return `${grouped(value / 1e12, 1)}T`;
    if (value >= 1e9) return `${grouped(value / 1e9, 1)}B`;
    if (value >= 1e6) return `${grouped(value / 1e6, 1)}M`;
    if (value >= man) return `${grouped(value / 1e3, 1)}k`;
  }
  return grouped(value, value >= 1000 ? 0 : 1);
}

/** A number as the wall writes it: 만/억/조 with one decimal, else at most one decimal; true minus. */
export function formatNumber(value: number, language: Language): string {
  const text = magnitude(Math.abs(value), language);
  return value < 0 && text !== '0' ? `${MINUS}${text}` : text;
}

/**
 * A number and its unit: counters join in Korean (`37건`), words stand apart in English
 * (`37 sensors`), all else gets a thin space (`6.8 m`).
 */
export function withUnit(number: string, unit: string): string {
  if (unit === '') return number;
  if (COUNTERS.test(unit)) return `${number}${unit}`;
  return `${number}${WORDS.test(unit) ? NO_BREAK_SPACE : THIN_SPACE}${unit}`;
}

/** A span of numbers with an en dash, whole numbers from 10 up. */
export function formatRange(range: readonly [number, number], language: Language): string {
  const write = (value: number): string =>
    formatNumber(Math.abs(value) >= 10 ? Math.round(value) : value, language);
  const [low, high] = [write(range[0]), write(range[1])];
  return low === high ? low : `${low}–${high}`;
}
