import { expect, test } from 'vitest';
import type { ObservationEvent, Quality } from '../../contract/event.ts';
import type { BandHour } from '../../contract/history.ts';
import { instantOf } from '../../contract/instant.ts';
import { instantAtMinute, observationAt } from '../support/city-events.ts';
import { given, historyOf } from '../support/history-of.ts';

const SLOW = { timeout: 60_000 };
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const GAUGE = observationAt(1, 0).data.datastream;

/** A value that arrived at another minute than it speaks of. */
function arrivedAt(minute: number, event: ObservationEvent): ObservationEvent {
  return { ...event, recordedtime: instantAtMinute(minute) };
}

function ofQuality(event: ObservationEvent, resultQuality: Quality): ObservationEvent {
  return { ...event, data: { ...event.data, resultQuality } };
}

function ofText(event: ObservationEvent, result: string): ObservationEvent {
  return { ...event, data: { ...event.data, result } };
}

test('steps show gaps as gaps, and doubtful values as such', SLOW, async () => {
  await using followed = await historyOf();
  const { log, history } = followed;
  const values = [
    observationAt(1, 0, 4),
    observationAt(1, 1, 2),
    ofQuality(observationAt(1, 4, 9), 'suspect'),
    ofQuality(observationAt(1, 5, 99), 'bad'),
    ofQuality(observationAt(1, 8, 98), 'missing'),
    ofText(observationAt(1, 6, 97), '약간 붐빔'),
  ];
  for (const value of values) log.step(value.time, [value]);
  const [last] = log.step(instantAtMinute(9), [observationAt(1, 9, 6)]);
  await followed.has(last);
  const asked = { datastream: GAUGE, from: instantAtMinute(0), to: instantAtMinute(10) };
  const { points, unit, heldFrom, heldTo } = given(
    await history().series({ ...asked, stepSec: 120 }),
  );
  expect({ unit, heldFrom, heldTo }).toEqual({
    unit: 'm',
    heldFrom: instantAtMinute(0),
    heldTo: instantAtMinute(9),
  });
  const steps = [
    { count: 2, min: 2, mean: 3, max: 4, last: 2 },
    { count: 0 },
    { count: 1, min: 9, mean: 9, max: 9, last: 9, doubtful: 2 },
    { count: 0, doubtful: 1 },
    { count: 1, min: 6, mean: 6, max: 6, last: 6, doubtful: 1 },
  ];
  expect(points).toEqual(steps.map((step, index) => ({ at: instantAtMinute(index * 2), ...step })));
  const later = { ...asked, from: instantAtMinute(60), to: instantAtMinute(70) };
  const shifted = given(await history().series({ ...later, stepSec: 120, shiftSec: 3600 }));
  expect(shifted.points).toEqual(
    steps.map((step, index) => ({ at: instantAtMinute(60 + index * 2), ...step })),
  );
  expect(given(await history().series(asked)).stepSec).toBe(5);
  const many = await history().series({ ...asked, to: instantAtMinute(200), stepSec: 2 });
  expect(many).toMatchObject({ ok: false, kind: 'too-much' });
  const unknown = await history().series({ ...asked, datastream: 'river/none' });
  expect(unknown).toMatchObject({ ok: false, kind: 'not-held' });
});

test('late and corrected values: as it happened, and as it was known', SLOW, async () => {
  await using followed = await historyOf();
  const { log, history } = followed;
  log.step(instantAtMinute(1), [observationAt(1, 1, 10)]);
  log.step(instantAtMinute(3), [observationAt(1, 3, 30)]);
  // Minute 2 comes at 20, minute 1 is put right at 40; an hour later all is long known.
  log.step(instantAtMinute(20), [], [arrivedAt(20, observationAt(1, 2, 20))]);
  log.step(instantAtMinute(40), [], [arrivedAt(40, observationAt(1, 1, 11))]);
  const [last] = log.step(instantAtMinute(130), [observationAt(2, 130)]);
  await followed.has(last);
  const asked = { datastream: GAUGE, from: instantAtMinute(0), to: instantAtMinute(4) };
  const told = async (knownAt?: number) => {
    const basis = knownAt === undefined ? {} : { knownAt: instantAtMinute(knownAt) };
    const answer = await history().series({
      ...asked,
      stepSec: 60,
      basis: knownAt === undefined ? 'happened' : 'known',
      ...basis,
    });
    return given(answer).points.map(({ last: value }) => value);
  };
  expect(await told()).toEqual([undefined, 11, 20, 30]);
  expect(await told(2)).toEqual([undefined, 10, undefined, undefined]);
  expect(await told(20)).toEqual([undefined, 10, 20, 30]);
  expect(await told(40)).toEqual([undefined, 11, 20, 30]);
  const known = given(await history().series({ ...asked, stepSec: 60, basis: 'known' }));
  expect(known.points.map(({ last: value }) => value)).toEqual([undefined, 10, undefined, 30]);
  // The hour is counted anew: 11 in the place of 10.
  const span = { from: instantAtMinute(0), to: instantAtMinute(60) };
  const hour = given(await history().series({ datastream: GAUGE, ...span, stepSec: 3600 }));
  expect(hour.points).toMatchObject([{ count: 3, min: 11, max: 30, last: 30 }]);
  const events = given(await history().events({ limit: 10, knownAt: instantAtMinute(20) }));
  expect(events.events.map(({ data }) => 'result' in data && data.result)).toEqual([20, 30, 10]);
});

test('hours are the city’s own, also where they begin at half past', SLOW, async () => {
  await using followed = await historyOf('Asia/Kolkata');
  const { log, history } = followed;
  const atHalf = Date.parse('2022-08-08T11:30:00.000Z');
  for (const minute of [28, 29, 30, 31]) {
    const value = observationAt(1, minute, minute);
    log.step(value.time, [value]);
  }
  const [last] = log.step(instantAtMinute(40), [observationAt(2, 40)]);
  await followed.has(last);
  const span = { from: instantAtMinute(0), to: instantAtMinute(60) };
  const property = { kind: 'observation', observedProperty: 'water.level' } as const;
  const { groups, from, to } = given(
    await history().aggregate({ ...property, by: ['hour'], ...span }),
  );
  expect(groups).toEqual([
    { key: [instantOf(atHalf - HOUR_MS)], count: 1, min: 28, mean: 28.5, max: 29 },
    { key: [instantOf(atHalf)], count: 2, min: 30, mean: 101 / 3, max: 40 },
  ]);
  expect({ from, to }).toEqual({
    from: instantOf(atHalf - HOUR_MS),
    to: instantOf(atHalf + HOUR_MS),
  });
});

/** Values of some hours, ten minutes apart. */
function hourOfValues(
  start: number,
  value: (index: number) => number,
): readonly ObservationEvent[] {
  return Array.from({ length: 6 }, (_, index) => {
    const minute = (start - Date.parse(instantAtMinute(0))) / 60_000 + index * 10;
    return observationAt(1, minute, value(index));
  });
}

async function bandsAfter(
  weeks: readonly (readonly ObservationEvent[])[],
  now: number,
  zone: string,
) {
  await using followed = await historyOf(zone);
  const { log, history } = followed;
  for (const value of weeks.flat()) log.step(value.time, [value]);
  const [last] = log.step(instantOf(now), [
    observationAt(2, (now - Date.parse(instantAtMinute(0))) / 60_000),
  ]);
  await followed.has(last);
  const query = { datastream: GAUGE, from: instantOf(now), to: instantOf(now + HOUR_MS) };
  const first = given(await history().bands(query));
  expect(given(await history().bands(query))).toEqual(first);
  return first.hours[0] as BandHour;
}

test(
  'what is normal: four weeks weigh alike, one odd week moves the middle little',
  SLOW,
  async () => {
    const now = Date.parse('2026-06-24T09:00:00.000Z');
    const weeks = [1, 2, 3].map((week) =>
      hourOfValues(now - week * 7 * DAY_MS, (index) => 2 + week / 10 + index / 100),
    );
    const calm = await bandsAfter(weeks, now, 'Asia/Seoul');
    const flood = hourOfValues(now - 28 * DAY_MS, (index) => 40 + index);
    const withFlood = await bandsAfter([flood, ...weeks], now, 'Asia/Seoul');
    expect(calm).toMatchObject({ at: instantOf(now), samples: 18, weeks: 3 });
    expect(withFlood).toMatchObject({ samples: 24, weeks: 4 });
    expect(Math.abs((withFlood.p50 ?? 0) - (calm.p50 ?? 0))).toBeLessThan(0.1);
    expect(withFlood.p90).toBeGreaterThan(30);
    expect(calm.p10).toBeLessThan(calm.p50 ?? 0);
  },
);

test('the same hour by the wall clock, also across a change of the clocks', SLOW, async () => {
  // The clocks of London went back on 25 October 2026: 09:00 was 08:00 UTC before, 09:00 UTC after.
  const now = Date.parse('2026-10-28T09:00:00.000Z');
  const before = [1, 2].map((week) => hourOfValues(now - HOUR_MS - week * 7 * DAY_MS, () => week));
  const wrongHour = hourOfValues(now - 7 * DAY_MS, () => 50);
  const band = await bandsAfter([...before, wrongHour], now, 'Europe/London');
  expect(band).toMatchObject({ samples: 12, weeks: 2 });
  expect(band.p90).toBeLessThanOrEqual(2);
});

test('too few values make no band', SLOW, async () => {
  const now = Date.parse('2026-06-24T09:00:00.000Z');
  const few = hourOfValues(now - 7 * DAY_MS, () => 1).slice(0, 5);
  expect(await bandsAfter([few], now, 'Asia/Seoul')).toEqual({
    at: instantOf(now),
    samples: 5,
    weeks: 1,
  });
});
