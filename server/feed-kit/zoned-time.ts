import type { Instant } from '../../contract/event.ts';
import { offsetMs, wallClockToMs } from './zone-offset.ts';

/**
 * How a source writes local times: `yyyy MM dd HH mm ss`, `S` = 1–9 digits of a second, `[…]` = may
 * be absent at the end; anything else stands for itself. E.g. `yyyy-MM-dd HH:mm[:ss[.S]]`.
 */
export type TimePattern = string;

type Field = 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second';
type Step =
  | { readonly is: 'digits'; readonly field: Field; readonly count: number }
  | { readonly is: 'fraction' }
  | { readonly is: 'literal'; readonly char: string }
  | { readonly is: 'mayEnd' };

const TOKENS: readonly (readonly [string, Step])[] = [
  ['yyyy', { is: 'digits', field: 'year', count: 4 }],
  ['MM', { is: 'digits', field: 'month', count: 2 }],
  ['dd', { is: 'digits', field: 'day', count: 2 }],
  ['HH', { is: 'digits', field: 'hour', count: 2 }],
  ['mm', { is: 'digits', field: 'minute', count: 2 }],
  ['ss', { is: 'digits', field: 'second', count: 2 }],
  ['S', { is: 'fraction' }],
  ['[', { is: 'mayEnd' }],
];
const compiled = new Map<TimePattern, readonly Step[]>();

/** A body repeats the same few minutes for all its gauges, a replay does so for hours. */
const MAX_REMEMBERED = 5_000;
const remembered = new Map<string, Instant>();

/**
 * Local time without a zone → instant, or `undefined` if the text does not fit the pattern exactly
 * or names no real time (30 February, 25:00, an hour that a clock change skips). 24:00 is 00:00 of
 * the next day. Of an hour that occurs twice, the first is taken.
 */
export function zonedInstant(
  text: string,
  zone: string,
  pattern: TimePattern,
): Instant | undefined {
  const key = `${zone}|${pattern}|${text}`;
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const localMs = readWallClock(text, stepsOf(pattern));
  const ms = localMs === undefined ? undefined : wallClockToMs(localMs, zone);
  if (ms === undefined) return undefined;
  const instant = new Date(ms).toISOString();
  if (remembered.size >= MAX_REMEMBERED) remembered.clear();
  remembered.set(key, instant);
  return instant;
}

/** An instant in a source's own notation of local time, e.g. for the hour asked for in a call. */
export function localTimeText(instant: Instant, zone: string, pattern: TimePattern): string {
  const ms = Date.parse(instant);
  const local = new Date(ms + offsetMs(ms, zone)).toISOString();
  const text: Readonly<Record<Field, string>> = {
    year: local.slice(0, 4),
    month: local.slice(5, 7),
    day: local.slice(8, 10),
    hour: local.slice(11, 13),
    minute: local.slice(14, 16),
    second: local.slice(17, 19),
  };
  return stepsOf(pattern)
    .map((step) => {
      if (step.is === 'digits') return text[step.field];
      if (step.is === 'fraction') return local.slice(20, 23);
      return step.is === 'literal' ? step.char : '';
    })
    .join('');
}

function stepsOf(pattern: TimePattern): readonly Step[] {
  const known = compiled.get(pattern);
  if (known !== undefined) return known;
  const steps: Step[] = [];
  for (let at = 0; at < pattern.length;) {
    const token = TOKENS.find(([word]) => pattern.startsWith(word, at));
    const char = pattern.charAt(at);
    if (token !== undefined) steps.push(token[1]);
    else if (char !== ']') steps.push({ is: 'literal', char });
    at += token?.[0].length ?? 1;
  }
  compiled.set(pattern, steps);
  return steps;
}

/** The wall clock's reading as if it were UTC, in ms. */
function readWallClock(text: string, steps: readonly Step[]): number | undefined {
  const clock = { year: 1970, month: 1, day: 1, hour: 0, minute: 0, second: 0 };
  let milli = 0;
  let at = 0;
  for (const step of steps) {
    if (step.is === 'mayEnd') {
      if (at === text.length) break;
    } else if (step.is === 'literal') {
      if (text[at++] !== step.char) return undefined;
    } else if (step.is === 'digits') {
      const value = digits(text, at, at + step.count);
      if (value === undefined) return undefined;
      clock[step.field] = value;
      at += step.count;
    } else {
      const fraction = /^\d{1,9}/.exec(text.slice(at))?.[0];
      if (fraction === undefined) return undefined;
      milli = Number(fraction.padEnd(3, '0').slice(0, 3));
      at += fraction.length;
    }
  }
  const { year, month, day, hour, minute, second } = clock;
  const isMidnight24 = hour === 24 && minute === 0 && second === 0 && milli === 0;
  if (at !== text.length || month < 1 || month > 12 || day < 1) return undefined;
  if (day > daysOf(year, month) || (hour > 23 && !isMidnight24)) return undefined;
  if (minute > 59 || second > 59) return undefined;
  return Date.UTC(year, month - 1, day, hour, minute, second, milli);
}

function digits(text: string, from: number, to: number): number | undefined {
  let value = 0;
  for (let at = from; at < to; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (!(digit >= 0 && digit <= 9)) return undefined;
    value = value * 10 + digit;
  }
  return value;
}

function daysOf(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
