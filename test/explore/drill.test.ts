import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aheadOfAlarm, changeOver, limitAhead } from '../../client/explore/drill-ahead.ts';
import { versionsAtClock } from '../../client/explore/drill-history.ts';
import { districtLayers } from '../../client/explore/drill-district.ts';
import { comparedWith, drillTo, trailOf } from '../../client/explore/drill-trail.ts';
import { thingOfEvent } from '../../client/explore/thing-of-event.ts';
import { report } from '../client/new-kinds.ts';
import { FIRST_VIEW } from '../../client/explore/explore-view.ts';
import type { CityEvent, Threshold } from '../../contract/event.ts';
import { at, incident, nowMs, observation } from '../client/wall-events.ts';

const minuteMs = 60_000;
const advisory: Threshold = { value: 7, severity: 'Moderate', label: { ko: '주의보' } };

/** A value each ten minutes up to the clock. */
const course = (values: readonly number[]) =>
  values.map((value, index) => ({
    atMs: nowMs - (values.length - 1 - index) * 10 * minuteMs,
    value,
  }));

test('from the city to the raw message in three steps, each with one view, and back up', () => {
  const inDistrict = drillTo(FIRST_VIEW, { type: 'district', code: '11620' });
  const atThing = drillTo(inDistrict, { type: 'thing', subject: 'observation/river/1' });
  const atEvent = drillTo(atThing, { type: 'event', id: 'observation/river/1@x' });
  expect(atEvent).toMatchObject({
    district: '11620',
    subject: 'observation/river/1',
    event: 'observation/river/1@x',
    pane: 'provenance',
  });
  const types = (trail: ReturnType<typeof trailOf>) => trail.map(({ type }) => type);
  expect(types(trailOf(atEvent, { districts: ['11620'] }))).toEqual([
    'city',
    'district',
    'thing',
    'event',
  ]);
  const back = drillTo(atEvent, { type: 'district', code: '11620' });
  expect(back).toEqual(inDistrict);
  expect(drillTo(back, { type: 'city' })).toEqual(FIRST_VIEW);
});

test('a thing stands in its own district, whichever was open before; one of several in none', () => {
  const view = { district: '11110', subject: 's' };
  expect(trailOf(view, { districts: ['11620'] })[1]).toEqual({ type: 'district', code: '11620' });
  expect(trailOf(view, { districts: ['11620', '11590'] })[1]).toMatchObject({ type: 'thing' });
  expect(trailOf(view, { districts: ['11620', '11110'] })[1]).toEqual({
    type: 'district',
    code: '11110',
  });
});

test('no more than four are compared, and the same again takes it away', () => {
  const four = ['a', 'b', 'c', 'd'].reduce<readonly string[]>(
    (held, each) => comparedWith(held, each, 4),
    [],
  );
  expect(four).toEqual(['a', 'b', 'c', 'd']);
  expect(comparedWith(four, 'e', 4)).toEqual(four);
  expect(comparedWith(four, 'b', 4)).toEqual(['a', 'c', 'd']);
});

test('a river that rises 0.1 m in ten minutes reaches the advisory when a straight line does, with no doubt', () => {
  const ahead = limitAhead(course([6.3, 6.4, 6.5, 6.6, 6.7, 6.8]), [advisory]);
  expect(ahead).toMatchObject({ limit: 7, samples: 6 });
  expect(Math.abs((ahead?.atMs ?? 0) - (nowMs + 20 * minuteMs))).toBeLessThan(minuteMs);
  expect(Math.abs((ahead?.latestMs ?? 0) - (ahead?.earliestMs ?? 0))).toBeLessThan(minuteMs);
  expect(changeOver(course([6.3, 6.4, 6.5, 6.6, 6.7, 6.8]), 30 * minuteMs)).toBeCloseTo(0.3, 6);
});

test('what is foretold is the same however wide the steps are that the values stand at the ends of', () => {
  const exact = course([6.3, 6.4, 6.5, 6.6, 6.7, 6.8]);
  const measuredMs = exact.at(-1)?.atMs;
  const told = limitAhead(exact, [advisory]);
  for (const late of [1, 2, 9]) {
    const inSteps = exact.map(({ atMs, value }) => ({ atMs: atMs + late * minuteMs, value }));
    expect(limitAhead(inSteps, [advisory], measuredMs)).toEqual(told);
  }
});

test('nothing is foretold of what falls, of three values, of noise, or of what is too far off', () => {
  expect(limitAhead(course([6.8, 6.7, 6.6, 6.5]), [advisory])).toBeUndefined();
  expect(limitAhead(course([6.6, 6.7, 6.8]), [advisory])).toBeUndefined();
  expect(limitAhead(course([6.5, 6.9, 6.4, 6.8, 6.3, 6.9]), [advisory])).toBeUndefined();
  expect(limitAhead(course([1, 1.01, 1.02, 1.03]), [advisory])).toBeUndefined();
  expect(limitAhead(course([7.1, 7.2, 7.3, 7.4]), [advisory])).toBeUndefined();
  expect(changeOver(course([6.8]), 30 * minuteMs)).toBeUndefined();
});

test('the bounds hold what is foretold', () => {
  const noise = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), {
    minLength: 6,
    maxLength: 6,
  });
  fc.assert(
    fc.property(noise, (noises) => {
      const values = noises.map((each, step) => 6 + step * 0.15 + each * 0.02);
      const ahead = limitAhead(course(values), [advisory]);
      expect(ahead?.earliestMs).toBeLessThanOrEqual(ahead?.atMs ?? 0);
      expect(ahead?.latestMs ?? Infinity).toBeGreaterThanOrEqual(ahead?.atMs ?? Infinity);
    }),
  );
});

test('what an alarm foretells is taken as the office worked it out', () => {
  expect(aheadOfAlarm({})).toBeUndefined();
  const ahead = aheadOfAlarm({
    ahead: {
      limit: 7,
      label: { ko: '주의보' },
      at: at('21:40'),
      earliest: at('21:36'),
      latest: at('21:44'),
      samples: 5,
      spanSec: 2400,
    },
  });
  expect(ahead).toMatchObject({ atMs: Date.parse(at('21:40')), spanMs: 2_400_000 });
});

test('no version is shown that was not known at the clock, nor one that speaks of later', () => {
  const minute = fc.integer({ min: -90, max: 90 });
  const version: fc.Arbitrary<CityEvent> = fc
    .tuple(minute, fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 3 }))
    .map(([time, lag, id]) => ({
      ...observation('river/1', {}),
      id: `observation/river/1@${time}#${id}`,
      time: new Date(nowMs + time * minuteMs).toISOString(),
      recordedtime: new Date(nowMs + (time + lag) * minuteMs).toISOString(),
    }));
  fc.assert(
    fc.property(fc.array(version), (events) => {
      const known = versionsAtClock(events, nowMs, 'known');
      for (const { time, recordedtime } of known) {
        expect(Date.parse(time)).toBeLessThanOrEqual(nowMs);
        expect(Date.parse(recordedtime)).toBeLessThanOrEqual(nowMs);
      }
      const times = known.map(({ time }) => Date.parse(time));
      expect(times).toEqual(times.toSorted((a, b) => b - a));
      const happened = versionsAtClock(events, nowMs, 'happened');
      expect(happened.length).toBeGreaterThanOrEqual(known.length);
      expect(happened.every(({ time }) => Date.parse(time) <= nowMs)).toBe(true);
    }),
  );
  const twice = incident('1', {});
  expect(versionsAtClock([twice, twice], nowMs, 'known')).toEqual([twice]);
});

test('what citizens ask for is called in a district as it is in the list of layers', () => {
  const own = thingOfEvent(report('1', { districts: ['11620'] }));
  const [layer] = districtLayers([own], '11620');
  expect(layer?.title).toEqual({ ko: '가로등 꺼짐', en: 'Light out' });
});
