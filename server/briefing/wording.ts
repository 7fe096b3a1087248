import type { Severity } from '../../contract/event.ts';
import { SEVERITIES } from '../../contract/event.ts';
import type { Actor } from '../../contract/office.ts';
import type { Text } from '../../contract/place.ts';

/** A text in both languages. */
export const both = (ko: string, en: string): Text => ({ ko, en });

/** In English where it is given, else as the source wrote it. */
export const english = ({ ko, en }: Text): string => en ?? ko;

/** Parts as one text; what is undefined is left out. */
export function joined(parts: readonly (Text | undefined)[], by = ', ', byEn = by): Text {
  const given = parts.filter((part) => part !== undefined);
  const ko = given.map((part) => part.ko).join(by);
  // Where nothing is in English there is no English text, and a page marks it as Korean.
  const isAnyEnglish = given.length === 0 || given.some(({ en }) => en !== undefined);
  return isAnyEnglish ? both(ko, given.map(english).join(byEn)) : { ko };
}

/** Parts as sentences. */
export function sentences(parts: readonly (Text | undefined)[]): Text {
  const given = parts.filter((part) => part !== undefined);
  const { ko, en = ko } = joined(
    given.map((part) => both(part.ko, capital(english(part)))),
    '. ',
  );
  return both(ended(ko), ended(en));
}

/** Parts of a line: clauses, as a report has them. */
export function clauses(parts: readonly (Text | undefined)[]): Text {
  return joined(parts, ' · ');
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

const ended = (text: string): string => (text === '' || text.endsWith('.') ? text : `${text}.`);

const SEVERITY_WORDS: Readonly<Record<Severity, Text>> = {
  Extreme: both('심각', 'severe'),
  Severe: both('경계', 'warning'),
  Moderate: both('주의', 'caution'),
  Minor: both('관심', 'watch'),
  Unknown: both('미상', 'unknown'),
};
export const severityWord = (severity: Severity): Text => SEVERITY_WORDS[severity];

/** 0 = most severe. */
export const rankOf = (severity: Severity | undefined): number =>
  severity === undefined ? SEVERITIES.length : SEVERITIES.indexOf(severity);

export function worstOf(list: readonly Severity[]): Severity | undefined {
  return list.toSorted((a, b) => rankOf(a) - rankOf(b))[0];
}

const THIN_SPACE = '\u2009';
/** Units that count in Korean stand directly behind the number. */
const COUNTERS = /^[가-힣]+$/u;
const GROUPED = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });

/** `1,234.5`, with a true minus. */
export function numberText(value: number): string {
  return GROUPED.format(value).replace('-', '\u2212');
}

/** `464건`, `12.5 mm`; UCUM's `1` and `{…}` are no units that people read. */
export function amount(value: number, unit: Text | string): Text {
  const { ko, en = ko } = typeof unit === 'string' ? both(shown(unit), shown(unit)) : unit;
  const number = numberText(value);
  return both(withUnit(number, ko), withUnit(number, en));
}

function withUnit(number: string, unit: string): string {
  if (unit === '') return number;
  return COUNTERS.test(unit) ? `${number}${unit}` : `${number}${THIN_SPACE}${unit}`;
}

function shown(unit: string): string {
  return unit === '1' || unit.startsWith('{') ? '' : unit;
}

/** `82–103`; whole numbers from 10 up. */
export function rangeText(low: number, high: number): string {
  const write = (value: number): string =>
    numberText(Math.abs(value) >= 10 ? Math.round(value) : value);
  return write(low) === write(high) ? write(low) : `${write(low)}–${write(high)}`;
}

const MAN = 10_000;
/** `92만 명`, `920,000`; as coarse as it comes. */
export function peopleText(people: number): { readonly ko: string; readonly en: string } {
  const whole = Math.round(people);
  const ko = whole >= MAN ? `${numberText(whole / MAN)}만 명` : `${numberText(whole)}명`;
  return { ko, en: numberText(whole) };
}

/** `3 alarms`, `1 alarm`. */
export const plural = (n: number, one: string, many = `${one}s`): string =>
  `${numberText(n)} ${n === 1 ? one : many}`;

/** Who did it; a demo's people are marked. */
export function actorText({ name, isDemo }: Actor): Text {
  return isDemo === true ? both(`${name}(데모)`, `${name} (demo)`) : both(name, name);
}
