import { expect, test } from 'vitest';
import {
  code,
  columns,
  numeric,
  optionalNumeric,
  optionalText,
  text,
} from '../../server/feed-kit/field.ts';

test.each([
  [1.5, 1.5],
  ['1.5', 1.5],
  [' 7 ', 7],
  ['-0.31', -0.31],
  ['0', 0],
  ['', undefined],
  [' ', undefined],
  ['-', undefined],
  [null, undefined],
  ['점검중', undefined],
  ['0x10', undefined],
  ['1,200', undefined],
  ['1e400', undefined],
  ['NaN', undefined],
  [Number.NaN, undefined],
  [true, undefined],
  [[1], undefined],
])('%j as a number is %s', (value, number) => {
  expect(numeric.safeParse(value).data).toBe(number);
});

test('missing is undefined where it may be, never 0; a word is still an issue', () => {
  expect(['', '-', null, undefined].map((value) => optionalNumeric.parse(value))).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  expect(optionalNumeric.safeParse('열').success).toBe(false);
});

test('texts are trimmed, numbers are texts, codes are no floats', () => {
  expect(text.parse(' 도림천    ')).toBe('도림천');
  expect(text.parse(1401)).toBe('1401');
  expect(text.safeParse('').success).toBe(false);
  expect(optionalText.parse('-')).toBeUndefined();
  expect([1901, '1901.0', '1901', 'F-10.0'].map((value) => code.parse(value))).toEqual([
    '1901',
    '1901',
    '1901',
    'F-10.0',
  ]);
});

const row = columns(
  { level: ['NEW', 'OLD'], note: ['NOTE'] },
  { level: numeric, note: optionalText },
);
const issue = (value: unknown) => row.safeParse(value).error?.issues[0]?.message;

test('the new name goes before the old, a value before nothing', () => {
  expect(row.parse({ NEW: 1, OLD: 2 })).toEqual({ level: 1, note: undefined });
  expect(row.parse({ OLD: '2', NOTE: 'n' })).toEqual({ level: 2, note: 'n' });
  expect(row.parse({ NEW: null, OLD: 2 })).toMatchObject({ level: 2 });
});

test('a column under none of its names is a change of format, an empty one is only missing', () => {
  expect(issue({ NOTE: 'n' })).toBe('schema drift: neither NEW nor OLD');
  expect(issue({ NEW: '' })).toBe('missing');
  expect(issue('text')).toBe('row is not an object');
});
