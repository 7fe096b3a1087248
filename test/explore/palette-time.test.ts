import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clockMinute, dayOf } from '../../client/design/times.ts';
import { cityInstant } from '../../client/explore/city-instant.ts';
import { typedTime } from '../../client/explore/palette-time.ts';
import { typedPlace } from '../../client/explore/typed-place.ts';

const ZONE = 'Asia/Seoul';
const clockMs = Date.parse('2022-08-08T21:32:10+09:00');
const at = (typed: string, zone = ZONE): string | undefined => {
  const ms = typedTime(typed, clockMs, zone);
  return ms === undefined ? undefined : new Date(ms).toISOString();
};

test('an instant is understood as people type it', () => {
  for (const typed of [
    '21:00',
    '2100',
    'g 2100',
    'ㅎ2100',
    '21시',
    '21시 0분',
    '오늘 21:00',
    '8/8 21:00',
  ]) {
    expect({ typed, at: at(typed) }).toEqual({ typed, at: '2022-08-08T12:00:00.000Z' });
  }
  expect(at('8월 8일 21:30')).toBe('2022-08-08T12:30:00.000Z');
  expect(at('어제 18:00')).toBe('2022-08-07T09:00:00.000Z');
  expect(at('g 어제 18:00')).toBe('2022-08-07T09:00:00.000Z');
  expect(at('yesterday 18:00')).toBe('2022-08-07T09:00:00.000Z');
  expect(at('2022-08-07 09:05')).toBe('2022-08-07T00:05:00.000Z');
  expect(at('10분 전')).toBe('2022-08-08T12:22:10.000Z');
  expect(at('2 h ago')).toBe('2022-08-08T10:32:10.000Z');
});

test('nothing after the clock: a later hour is yesterday’s, a later day is last year’s', () => {
  expect(at('23:00')).toBe('2022-08-07T14:00:00.000Z');
  expect(at('12/24 21:00')).toBe('2021-12-24T12:00:00.000Z');
  expect(at('2023-01-01 00:00')).toBeUndefined();
});

test('from a past instant one goes on as well as back, never after what is held', () => {
  const edgeMs = Date.parse('2022-08-09T01:00+09:00');
  const from = (typed: string): string | undefined => {
    const ms = typedTime(typed, clockMs, ZONE, edgeMs);
    return ms === undefined ? undefined : new Date(ms).toISOString();
  };
  expect(from('22:00')).toBe('2022-08-08T13:00:00.000Z');
  expect(from('21:00')).toBe('2022-08-08T12:00:00.000Z');
  expect(from('8/9 00:30')).toBe('2022-08-08T15:30:00.000Z');
  expect(from('2022-08-09 01:30')).toBeUndefined();
  expect(from('10분 전')).toBe('2022-08-08T12:22:10.000Z');
});

test('what is no time is none', () => {
  for (const typed of ['', '25:00', '21:77', '오금교', '13/40 10:00', '어제', '6.84', '2575']) {
    expect({ typed, at: at(typed) }).toEqual({ typed, at: undefined });
  }
  // Oslo skipped this hour.
  expect(typedTime('2022-03-27 02:30', clockMs, 'Europe/Oslo')).toBeUndefined();
});

test('two numbers are a place, latitude first where both can be', () => {
  expect(typedPlace('37.5,126.9')).toEqual({ lat: 37.5, lon: 126.9 });
  expect(typedPlace('126.97, 37.56')).toEqual({ lat: 37.56, lon: 126.97 });
  expect(typedPlace('-33.9 18.4')).toEqual({ lat: -33.9, lon: 18.4 });
  expect(typedPlace('8 8')).toBeUndefined();
  expect(typedPlace('95.5, 200.5')).toBeUndefined();
  expect(typedPlace('오금교')).toBeUndefined();
});

test('every instant that the clocks of a city show is found by what they show, also around a change', () => {
  const zones = fc.constantFrom(
    'Asia/Seoul',
    'Asia/Kolkata',
    'Europe/Berlin',
    'America/New_York',
    'Australia/Lord_Howe',
  );
  // The nights of the changes of 2022, and any other time.
  const changes = [1_647_154_800_000, 1_648_342_800_000, 1_664_632_800_000, 1_667_091_600_000];
  const near = fc.tuple(fc.constantFrom(...changes), fc.integer({ min: -720, max: 720 }));
  const minutes = fc.oneof(
    near.map(([ms, away]) => ms / 60_000 + away),
    fc.integer({ min: 27_000_000, max: 29_000_000 }),
  );
  fc.assert(
    fc.property(zones, minutes, (zone, minute) => {
      const ms = Math.floor(minute) * 60_000;
      const [day, clock] = [dayOf(ms, zone), clockMinute(ms, zone)];
      const found = cityInstant(day, clock, zone);
      expect(found).toBeDefined();
      expect([dayOf(found ?? 0, zone), clockMinute(found ?? 0, zone)]).toEqual([day, clock]);
    }),
  );
});
