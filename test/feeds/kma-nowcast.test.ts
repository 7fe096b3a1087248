import { expect, test } from 'vitest';
import type { ObservationEvent } from '../../contract/event.ts';
import connector from '../../server/feeds/kma-nowcast.feed.ts';
import { expectCases } from '../support/expect-cases.ts';
import { feedContext } from '../support/feed-context.ts';
import { fixtureFrame } from '../support/fixture-cases.ts';

const city = feedContext(connector);

function observed(name: string, context = city): readonly ObservationEvent[] {
  const { events } = connector.read(fixtureFrame(connector.id, name), context);
  return events.filter((event) => event.kind === 'observation');
}

expectCases(connector);

test('a cell is one observation for each category, wind parts left to speed and direction', () => {
  expect(
    observed('rain').map(({ data }) => [data.observedProperty, data.unit, data.result]),
  ).toEqual([
    ['precipitation.type', '1', 'rain'],
    ['air.humidity', '%', 97],
    ['precipitation.hour', 'mm', 38.5],
    ['air.temperature', 'Cel', 25.4],
    ['wind.direction', 'deg', 212],
    ['wind.speed', 'm/s', 3.4],
  ]);
  expect(observed('rain')[3]).toMatchObject({
    id: 'observation/kma-grid/60-127/air.temperature@2022-08-08T11:00:00.000Z#5df1e1f1',
    data: {
      resultQuality: 'good',
      featureOfInterest: { id: 'kma-grid/60-127', name: { ko: '도심', en: 'Centre' } },
      districts: ['11110', '11140'],
    },
  });
});

test("a cell's middle comes from the office's own grid", () => {
  const geometry = observed('rain')[0]?.data.geometry;
  // What the conversion in the office's guide gives for this cell.
  const [lon, lat] = geometry?.type === 'Point' ? geometry.coordinates : [0, 0];
  expect(lon).toBeCloseTo(126.98935, 4);
  expect(lat).toBeCloseTo(37.57987, 4);
});

test('900 and more, a dash and nothing are missing values, none of them 0', () => {
  expect(observed('missing').map(({ data }) => [data.result, data.resultQuality])).toEqual([
    ['none', 'good'],
    ...Array.from({ length: 5 }, () => [null, 'missing']),
  ]);
});

test('a cell outside the city keeps its value and has no place', () => {
  expect(observed('elsewhere')[0]?.data).toMatchObject({
    result: 23.1,
    geometry: null,
    flags: ['out-of-area', 'geometry-dropped'],
    place: { ko: '격자 98, 76' },
    districts: [],
  });
});

test('every row that cannot be read is named with the reason, an unknown category is told', () => {
  const reading = connector.read(fixtureFrame(connector.id, 'half-broken'), city);
  expect(reading.drift).toEqual(['category: unknown: SKY']);
  expect(reading.rejects.map(({ where, why }) => `${where}: ${why}`)).toEqual([
    '60/127/T1H: T1H outside -50…60: 84',
    '60/127/RN1: obsrValue: not a number: "강수없음"',
    '60/127/PTY: PTY: unknown: 9',
    '60/127/REH: no such time: 20220808 2500',
    '?/?/WSD: no cell: nx or ny missing',
    '?/?/WSD: baseDate: missing',
    '?/?/?: Invalid input: expected object, received null',
  ]);
});

test('until an hour is ready, the hour before is asked for, also past midnight', () => {
  const asked = (now: string) =>
    /base_date=\d+&base_time=\d+/.exec(connector.source.calls(city, now)[0]?.path ?? '')?.[0];
  expect(asked('2022-08-08T11:14:59.000Z')).toBe('base_date=20220808&base_time=1900');
  expect(asked('2022-08-08T11:15:00.000Z')).toBe('base_date=20220808&base_time=2000');
  expect(asked('2022-08-08T15:05:00.000Z')).toBe('base_date=20220808&base_time=2300');
});

test('a round asks for every cell of the settings, and for two of Seoul without any', () => {
  const named = (settings: object) =>
    connector.source
      .calls({ ...city, settings: { ...settings } }, '2022-08-08T12:00:00.000Z')
      .map(({ name }) => name);
  expect(named(city.settings)).toEqual([
    '60-127',
    '61-127',
    '61-129',
    '62-126',
    '58-126',
    '59-125',
  ]);
  expect(named({})).toEqual(['60-127', '61-127']);
});
