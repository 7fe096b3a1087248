import { expect, test } from 'vitest';
import { measureWords } from '../../client/design/measure.ts';
import { formatNumber, formatRange, withUnit } from '../../client/design/numbers.ts';
import {
  clockMinute,
  clockElseDay,
  clockOrDay,
  clockSecond,
  formatAge,
  formatSpan,
  formatTook,
  longDate,
  secondOrDay,
} from '../../client/design/times.ts';
import { arcminOf, typeRatio, unitPx } from '../../client/design/wall-type.ts';
import { en } from '../../client/design/wording-en.ts';
import { ko } from '../../client/design/wording-ko.ts';
import { at, nowMs } from './wall-events.ts';

test.each([
  [0, '0', '0'],
  [141.5, '141.5', '141.5'],
  [6.84, '6.8', '6.8'],
  [412, '412', '412'],
  [9999, '9,999', '9,999'],
  [12_345, '1.2만', '12.3k'],
  [9_876_543_210, '98.8억', '9.9B'],
  [1_056_000_000_000, '1.1조', '1.1T'],
  [-3.2, '\u22123.2', '\u22123.2'],
  [-0.01, '0', '0'],
])('%d is written %s and %s', (value, korean, english) => {
  expect(formatNumber(value, 'ko')).toBe(korean);
  expect(formatNumber(value, 'en')).toBe(english);
});

test('counters join their number, units stand a thin space away, spans use an en dash', () => {
  expect(withUnit('37', '건')).toBe('37건');
  expect(withUnit('128', 'mm')).toBe('128\u2009mm');
  expect(withUnit('850', 'sensors')).toBe('850\u00a0sensors');
  expect(withUnit('12', '')).toBe('12');
  expect(formatRange([21.6, 41.2], 'ko')).toBe('22–41');
  expect(formatRange([0, 0], 'ko')).toBe('0');
});

test('what is counted has a word of the reader, never the braces of its code', () => {
  expect(measureWords(12, '{request}', { language: 'en' })).toBe('12\u00a0reports');
  expect(measureWords(12, '{request}', { language: 'ko' })).toBe('12건');
  expect(measureWords(3, '{ferry}', { language: 'en' })).toBe('3\u00a0ferry');
});

test('times are of the city, midnight is 00, another day carries its date', () => {
  expect(clockMinute(nowMs, 'Asia/Seoul')).toBe('21:32');
  expect(clockSecond(Date.parse('2022-08-08T15:04:05.000Z'), 'Asia/Seoul')).toBe('00:04:05');
  expect(clockOrDay(Date.parse(at('12:50')), nowMs, 'Asia/Seoul')).toBe('12:50');
  expect(clockOrDay(nowMs - 86_400_000, nowMs, 'Asia/Seoul')).toBe('8.7. 21:32');
  expect(clockOrDay(nowMs - 86_400_000, nowMs, 'Asia/Seoul', 'en')).toBe('7 Aug 21:32');
  expect(secondOrDay(nowMs - 7000, nowMs, 'Asia/Seoul')).toBe('21:31:53');
  expect(secondOrDay(nowMs - 86_400_000, nowMs, 'Asia/Seoul')).toBe('8.7. 21:32');
  expect(clockElseDay(nowMs - 86_000_000, nowMs, 'Asia/Seoul')).toBe('21:38');
  expect(clockElseDay(nowMs - 86_400_000, nowMs, 'Asia/Seoul')).toBe('8.7.');
  expect(longDate(nowMs, 'Asia/Seoul', 'ko')).toBe('2022년 8월 8일 월요일');
  expect(longDate(nowMs, 'Asia/Seoul', 'en')).toContain('8 August 2022');
});

test('ages and spans', () => {
  expect(formatAge(370_000, 'ko')).toBe('6분 전');
  expect(formatAge(37_000, 'en')).toBe('37 s ago');
  expect(formatSpan(5_400_000, 'ko')).toBe('1시간 30분');
  expect(formatSpan(7_200_000, 'en')).toBe('2 h');
  expect(formatSpan(-5, 'ko')).toBe('0초');
  expect(formatTook(47, 'ko')).toBe('47초');
  expect(formatTook(96, 'ko')).toBe('1분 36초');
  expect(formatTook(260, 'en')).toBe('4 min 20 s');
  expect(formatTook(59.7, 'en')).toBe('1 min');
});

test('at the reference wall the smallest essential text reaches 16 minutes of arc', () => {
  const optics = { pitchMm: 0.945, viewingDistanceM: 6 };
  const unit = unitPx({ width: 3840, height: 1770 });
  expect(unit).toBe(1);
  expect(typeRatio(optics, unit)).toBe(1);
  expect(arcminOf(42, optics)).toBeGreaterThanOrEqual(16);
});

test('smaller pixels widen the type to 16 minutes of arc while the columns hold it', () => {
  const optics = { pitchMm: 0.9, viewingDistanceM: 6 };
  const ratio = typeRatio(optics, 1);
  expect(ratio).toBeGreaterThan(1);
  expect(arcminOf(42 * ratio, optics)).toBeGreaterThan(15.98);
  expect(typeRatio(optics, 0.5)).toBe(1);
});

interface Tree {
  readonly [key: string]: string | Tree;
}

function leaves(words: Tree, path = ''): readonly (readonly [string, string])[] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[`${path}/${key}`, value] as const]
      : leaves(value, `${path}/${key}`),
  );
}

test('both languages say everything, fill in the same, and never say nothing', () => {
  const filled = (text: string) =>
    [...text.matchAll(/\{\{(\w+)\}\}/gu)]
      .map(([, name]) => name ?? '')
      .toSorted((a, b) => a.localeCompare(b));
  const english = new Map(leaves(en));
  for (const [path, text] of leaves(ko)) {
    expect(english.get(path), path).toBeTruthy();
    expect(filled(english.get(path) ?? ''), path).toEqual(filled(text));
  }
  expect(english.size).toBe(leaves(ko).length);
});

test('English has no Hangul but the switch back and the other title', () => {
  const korean = leaves(en).filter(([, text]) => /\p{Script=Hangul}/u.test(text));
  expect(korean.map(([path]) => path)).toEqual([
    '/presenter/room/language',
    '/explore/keys/act/language',
    '/language/switch',
    '/language/label',
    '/scene/overviewOther',
  ]);
});
