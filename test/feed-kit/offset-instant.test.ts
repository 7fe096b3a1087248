import { expect, test } from 'vitest';
import { offsetInstant } from '../../server/feed-kit/offset-instant.ts';

test.each([
  ['2022-08-08T21:05:00+09:00', '2022-08-08T12:05:00.000Z'],
  ['2022-08-09T00:05:00.5+09:00', '2022-08-08T15:05:00.500Z'],
  ['2022-08-08T12:05:00Z', '2022-08-08T12:05:00.000Z'],
  ['2022-12-31T20:30:00-03:30', '2023-01-01T00:00:00.000Z'],
])('%s is %s', (text, instant) => {
  expect(offsetInstant(text)).toBe(instant);
});

test.each([
  '2022-08-08T21:05:00',
  '2022-02-30T21:05:00+09:00',
  '2022-08-08T25:05:00+09:00',
  '2022-08-08 21:05:00+09:00',
  '2022-08-08T21:05:00+99:00',
  '',
])('%s is no instant', (text) => {
  expect(offsetInstant(text)).toBeUndefined();
});
