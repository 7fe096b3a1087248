import { expect, test } from 'vitest';
import {
  durationMs,
  spanOfMorning,
  spanOfShift,
  spanSince,
} from '../../server/hub/briefing/asked-span.ts';

const NIGHT = { from: '18:00', to: '09:00' };
const DAY = { from: '09:00', to: '18:00' };
const SEOUL = 'Asia/Seoul';

test.each([
  // 22:10:20 on the 8th: the night shift is on, the day shift is over.
  ['2022-08-08T13:10:20.000Z', NIGHT, SEOUL, '2022-08-08T09:00', '2022-08-08T13:10'],
  ['2022-08-08T13:10:20.000Z', DAY, SEOUL, '2022-08-08T00:00', '2022-08-08T09:00'],
  // 00:30 on the 9th: the same night.
  ['2022-08-08T15:30:00.000Z', NIGHT, SEOUL, '2022-08-08T09:00', '2022-08-08T15:30'],
  ['2022-08-08T15:30:00.000Z', DAY, SEOUL, '2022-08-08T00:00', '2022-08-08T09:00'],
  // Clocks go forward in the night of 27 March 2022: the shift is an hour shorter.
  ['2022-03-27T10:00:00.000Z', NIGHT, 'Europe/Berlin', '2022-03-26T17:00', '2022-03-27T07:00'],
  // It begins at a time that does not exist that day.
  [
    '2022-03-27T10:00:00.000Z',
    { from: '02:30', to: '10:00' },
    'Europe/Berlin',
    '2022-03-27T01:30',
    '2022-03-27T08:00',
  ],
])('at %s the shift %o in %s', (now, hours, zone, from, to) => {
  const span = spanOfShift(now, zone, hours);
  expect([span.from, span.to]).toEqual([`${from}:00.000Z`, `${to}:00.000Z`]);
});

test('since a time of yesterday, and the last so many hours up to a whole minute', () => {
  expect(spanOfMorning('2022-08-09T00:30:40.000Z', SEOUL, '18:00')).toEqual({
    from: '2022-08-08T09:00:00.000Z',
    to: '2022-08-09T00:30:00.000Z',
  });
  expect(spanSince('2022-08-08T13:10:20.000Z', durationMs('90m') ?? 0)).toEqual({
    from: '2022-08-08T11:40:00.000Z',
    to: '2022-08-08T13:10:00.000Z',
  });
  for (const wrong of ['', '8', '8H', '-1h', '0d', '1.5h', 'P1D']) {
    expect(durationMs(wrong), wrong).toBeUndefined();
  }
});
