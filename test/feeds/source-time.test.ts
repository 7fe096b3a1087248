import { expect, test } from 'vitest';
import { sourceTime } from '../../server/feeds/source-time.ts';

const at = (text: unknown) => sourceTime(text, 'Asia/Seoul');

test.each([
  ['2022-08-08T12:00:00.123456789Z', '2022-08-08T12:00:00.123Z'],
  ['2022-08-08T21:00:00+0900', '2022-08-08T12:00:00.000Z'],
  ['2022-08-08T11:50:00Z/2022-08-08T12:00:00Z', '2022-08-08T12:00:00.000Z'],
])('%s is exact', (text, instant) => {
  expect(at(text)).toEqual({ at: instant, flags: [] });
});

test.each(['2022-08-08T21:00', '2022-08-08T20:50:00/2022-08-08T21:00:00'])(
  '%s is by the clock of the city, flagged',
  (text) => {
    expect(at(text)).toEqual({ at: '2022-08-08T12:00:00.000Z', flags: ['zone-assumed'] });
  },
);

test.each([
  '2022-02-30T12:00:00Z',
  '2022-08-08',
  '08.08.2022 12:00',
  '1970-01-01T00:00:00Z',
  '1980-01-06T00:00:00Z',
  '2022-08-08T12:00:00Z/..',
  '',
  1_659_960_000,
  null,
])('%s is no time', (text) => {
  expect(at(text)).toBeUndefined();
});
