import { expect, test } from 'vitest';
import { valueAt, valuesAt } from '../../server/feed-kit/json-path.ts';

const body = { a: { b: [{ c: 1 }, { c: 2 }, 3], 'x/y': { '': 0 } }, list: [[1], [2]] };

test.each([
  ['.', [body]],
  ['a.b.0.c', [1]],
  ['/a/b/1/c', [2]],
  ['a.b.*.c', [1, 2]],
  ['/a/x~1y', [{ '': 0 }]],
  ['list.*.0', [1, 2]],
  ['a.b.9', []],
  ['a.b.length', []],
  ['a.__proto__', []],
  ['a.constructor', []],
])('%s', (path, found) => {
  expect(valuesAt(body, path)).toEqual(found);
});

test('the first of several, and nothing of nothing', () => {
  expect(valueAt(body, 'a.b.*.c')).toBe(1);
  expect(valueAt(null, 'a')).toBeUndefined();
});
