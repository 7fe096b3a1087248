import { expect, test } from 'vitest';
import { feedsBehind } from '../../client/city/feeds-behind.ts';
import { selectCorridors } from '../../client/city/select-corridors.ts';
import { detourOf, selectRoadEvents } from '../../client/city/select-road-events.ts';
import { slowSpell } from '../../client/city/select-slow-since.ts';
import { selectBikes, selectParking } from '../../client/city/select-stock.ts';
import { selectTransit } from '../../client/city/select-transit.ts';
import type { ObservationData } from '../../contract/event.ts';
import { cityOf, gauge, incident } from './flood-city.ts';
import { vehicle } from './new-kinds.ts';
import { feed } from './wall-events.ts';

const NOW_MS = Date.parse('2022-08-08T12:32:00.000Z');
const ago = (sec: number): string => new Date(NOW_MS - sec * 1000).toISOString();

let links = 0;
/** A link 0.01° of latitude long. */
function link(name: string, data: Partial<ObservationData>) {
  links += 1;
  return gauge(links, {
    featureOfInterest: { id: `link/${links}`, name: { ko: name } },
    observedProperty: 'traffic.speed',
    unit: 'km/h',
    geometry: {
      type: 'LineString',
      coordinates: [
        [127, 37.5],
        [127, 37.51],
      ],
    },
    ...data,
  });
}

test('a road is as fast as all of its length in all of its time, and slowest roads come first', () => {
  const { roads, known, of, meanKmh } = selectCorridors(
    cityOf([
      link('강변북로', { result: 60 }),
      link('강변북로', { result: 20 }),
      link('남부순환로', { result: 8 }),
      link('남부순환로', { result: null, resultQuality: 'missing' }),
      link('세종대로', { result: 5, unit: 'mi/h' }),
    ]).dense.links,
  );
  expect(roads.map(({ name, speedKmh }) => [name.ko, Math.round(speedKmh)])).toEqual([
    ['남부순환로', 8],
    ['강변북로', 30],
  ]);
  expect([known, of]).toEqual([3, 4]);
  expect(meanKmh).toBeCloseTo(3 / (1 / 60 + 1 / 20 + 1 / 8));
});

test('where no speed is known there is no mean, not 0', () => {
  const { roads, meanKmh, newestMs } = selectCorridors(cityOf([]).dense.links);
  expect({ roads, meanKmh, newestMs }).toEqual({
    roads: [],
    meanKmh: undefined,
    newestMs: undefined,
  });
});

test('a slow spell begins after the last time it went at half of its best', () => {
  const at = (hour: number): string => `2022-08-08T${hour}:00:00.000Z`;
  const points = (values: readonly (number | undefined)[]) =>
    values.map((mean, index) => ({
      at: at(10 + index),
      count: mean === undefined ? 0 : 1,
      ...(mean === undefined ? {} : { mean }),
    }));
  expect(slowSpell(points([40, undefined, 22, 15, 9]))).toEqual({
    bestKmh: 40,
    sinceMs: Date.parse(at(13)),
    isLonger: false,
  });
  expect(slowSpell(points([40, 30, 38]))?.sinceMs).toBeUndefined();
  expect(slowSpell(points([40, undefined]))).toBeUndefined();
});

test('a line runs what was heard of within two cadences; the rest is unheard, then gone', () => {
  const route = { id: '1002', name: { ko: '2호선' } };
  const train = (id: string, sec: number) =>
    vehicle(id, [127, 37.5], { mode: 'subway', route, phenomenonTime: ago(sec) });
  const bus = (id: string, occupancy: 'crushed' | 'few-seats') =>
    vehicle(id, [127, 37.5], { route: { id: '501' }, occupancy });
  const { positions } = cityOf([
    train('a', 30),
    train('b', 239),
    train('c', 241),
    train('d', 601),
    bus('x', 'crushed'),
    bus('y', 'few-seats'),
    vehicle('z', [127, 37.5], { mode: 'bicycle' }),
  ]).dense;
  const { rail, road } = selectTransit(positions, () => 120, NOW_MS);
  expect(rail).toMatchObject([{ id: '1002', running: 2, unheard: 1 }]);
  expect(road).toMatchObject([{ id: '501', running: 2, crowded: 1, counted: 2 }]);
});

test('a number that is not known or too old is in no sum, and is told as unknown', () => {
  const stock = (key: number, data: Partial<ObservationData>) =>
    gauge(key, { districts: ['11620'], phenomenonTime: ago(60), ...data });
  const { byKind } = cityOf([
    { ...feed('test-feed', 'live', ago(60)) },
    stock(501, { observedProperty: 'bikes.available', result: 12 }),
    stock(502, { observedProperty: 'bikes.available', result: 0 }),
    stock(503, { observedProperty: 'bikes.available', result: 5, phenomenonTime: ago(3600) }),
    stock(504, { observedProperty: 'parking.occupied', result: 120, fullScale: 100 }),
    stock(505, { observedProperty: 'parking.occupied', result: 30, fullScale: 100 }),
    stock(506, {
      observedProperty: 'parking.occupied',
      result: null,
      resultQuality: 'missing',
      fullScale: 50,
    }),
  ]);
  const bikes = selectBikes(byKind, NOW_MS);
  expect(bikes.byDistrict.get('11620')).toEqual({ bikes: 12, stations: 2, empty: 1 });
  expect(bikes.unknown).toBe(1);
  const parking = selectParking(byKind, NOW_MS);
  expect([parking.free, parking.places, parking.full.length, parking.unknown]).toEqual([
    70, 200, 1, 1,
  ]);
});

test('closures, what hinders, and what stops trains are told apart; what ended is not', () => {
  const road = (id: string, data: Parameters<typeof incident>[1]) => ({
    ...incident(`incident/topis/${id}`, { status: 'active', category: 'flood', ...data }),
    domain: 'traffic' as const,
  });
  const { byKind } = cityOf([
    road('late', { roadClosure: 'partial', severity: 'Severe', startedAt: ago(60) }),
    road('early', { roadClosure: 'full', severity: 'Severe', startedAt: ago(600) }),
    road('works', { category: 'roadwork' }),
    road('metro', { category: 'transit' }),
    road('over', { roadClosure: 'full', status: 'ended' }),
  ]);
  const { closures, others, transit } = selectRoadEvents(byKind.incident);
  expect(closures.map(({ subject }) => subject)).toEqual([
    'incident/topis/early',
    'incident/topis/late',
  ]);
  expect(others).toEqual([['roadwork', 1]]);
  expect(transit.map(({ subject }) => subject)).toEqual(['incident/topis/metro']);
});

test('a way round is told in the words of the source, or not at all', () => {
  expect(detourOf('양방향 통제. 강변북로로 우회 바랍니다.')).toBe('강변북로로 우회 바랍니다.');
  expect(detourOf('양방향 통제')).toBeUndefined();
});

test('behind an empty tile stand the sources that tell what it shows, never all of its domain', () => {
  const health = (id: string, about: 'traffic' | 'transit', tells?: readonly string[]) => ({
    ...feed(id, 'down', null).data,
    about,
    ...(tells === undefined ? {} : { tells }),
  });
  const shown = { layers: ['observation/bikes.available'], domains: ['transit'] } as const;
  const isBehind = feedsBehind([], shown, new Set(['heard']));
  expect(isBehind(health('bikes', 'transit', ['observation/bikes.available']))).toBe(true);
  expect(isBehind(health('buses', 'transit', ['position/bus']))).toBe(false);
  expect(isBehind(health('closures', 'transit', ['incident']))).toBe(false);
  // A network of any sensors, and a source that nobody has described, may be what is missing.
  for (const tells of [['asset', 'observation'], undefined]) {
    expect(isBehind(health('sensors', 'transit', tells))).toBe(true);
    expect(isBehind(health('sensors', 'traffic', tells))).toBe(false);
    expect(isBehind(health('heard', 'transit', tells))).toBe(false);
  }
  expect(feedsBehind(['rain'], shown, new Set())(health('rain', 'traffic'))).toBe(true);
  expect(feedsBehind(['rain'], shown, new Set())(health('bikes', 'transit'))).toBe(false);
});
