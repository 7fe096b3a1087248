import { expect, test } from 'vitest';
import type { CityEvent, IncidentEvent, ObservationEvent } from '../../contract/event.ts';
import type { AggregateQuery, EventQuery } from '../../contract/history.ts';
import { incidentAt, instantAtMinute, observationAt } from '../support/city-events.ts';
import { given, historyOf } from '../support/history-of.ts';

const SLOW = { timeout: 60_000 };

function incident(
  key: number,
  minute: number,
  data: Partial<IncidentEvent['data']> = {},
): IncidentEvent {
  const base = incidentAt(key, minute);
  return { ...base, data: { ...base.data, ...data } };
}

function gauge(key: number, minute: number, district: string, name: string): ObservationEvent {
  const base = observationAt(key, minute);
  const geometry = { type: 'Point', coordinates: [126.9 + key / 10, 37.5] } as const;
  const featureOfInterest = { id: String(key), name: { ko: name } };
  return { ...base, data: { ...base.data, districts: [district], geometry, featureOfInterest } };
}

/** Two hours of a small city; eight incidents' versions, two gauges. */
const EVENTS: readonly CityEvent[] = [
  incident(1, 1, { headline: { ko: '신림동 반지하 침수' } }),
  incident(1, 10, { severity: 'Extreme', headline: { ko: '신림동 반지하 침수' } }),
  incident(2, 20, { districts: ['11620', '11590'], headline: { ko: '도림천 범람 우려' } }),
  incident(2, 70, { districts: ['11620', '11590'], headline: { ko: '도림천 범람' } }),
  incident(3, 80, { districts: [], headline: { ko: 'Subway stopped', en: 'STOPPED' } }),
  gauge(1, 5, '11620', '신림교'),
  gauge(2, 6, '11590', '대방천'),
  gauge(1, 65, '11620', '신림교'),
];

async function smallCity() {
  const followed = await historyOf();
  const inOrder = EVENTS.toSorted((a, b) => (a.time < b.time ? -1 : 1));
  const numbered = inOrder.flatMap((event) => followed.log.step(event.time, [event]));
  await followed.has(numbered.at(-1));
  return followed;
}

test('events are found by each of their attributes and by words', SLOW, async () => {
  await using followed = await smallCity();
  const { history } = followed;
  const found = async (query: Partial<EventQuery>): Promise<readonly number[]> => {
    const { events } = given(await history().events({ limit: 100, ...query }));
    const start = Date.parse(instantAtMinute(0));
    return events.map(({ time }) => (Date.parse(time) - start) / 60_000);
  };
  expect(await found({})).toEqual([80, 70, 65, 20, 10, 6, 5, 1]);
  expect(await found({ kinds: ['incident'] })).toEqual([80, 70, 20, 10, 1]);
  expect(await found({ domains: ['water'] })).toEqual([65, 6, 5]);
  expect(await found({ severities: ['Extreme'] })).toEqual([10]);
  expect(await found({ districts: ['11590'] })).toEqual([70, 20, 6]);
  expect(await found({ bbox: [127.05, 37, 128, 38] })).toEqual([6]);
  expect(await found({ from: instantAtMinute(6), to: instantAtMinute(65) })).toEqual([20, 10, 6]);
  expect(await found({ knownAt: instantAtMinute(10) })).toEqual([10, 6, 5, 1]);
  expect(await found({ subject: 'incident/test/2' })).toEqual([70, 20]);
  expect(await found({ subject: observationAt(1, 0).subject })).toEqual([65, 5]);
  expect(await found({ feed: 'nobody' })).toEqual([]);
  expect(await found({ q: '도림천' })).toEqual([70, 20]);
  expect(await found({ q: '우려 도림' })).toEqual([20]);
  expect(await found({ q: '신림' })).toEqual([65, 10, 5, 1]);
  expect(await found({ q: '침수 신림동' })).toEqual([10, 1]);
  expect(await found({ q: 'SUBWAY' })).toEqual([80]);
  expect(await found({ q: '"도림천" OR 1=1' })).toEqual([]);
  expect(await found({ q: '신림'.normalize('NFD') })).toEqual([65, 10, 5, 1]);
  const positions = await history().events({ kinds: ['position'], limit: 1 });
  expect(positions).toMatchObject({ ok: false, kind: 'not-held' });
  const tooMany = await history().events({ limit: 1001 });
  expect(tooMany).toMatchObject({ ok: false, kind: 'bad-query' });
});

test('counts are of things, each once a group', SLOW, async () => {
  await using followed = await smallCity();
  const { history } = followed;
  const counts = async (query: Partial<AggregateQuery>) => {
    const span = { from: instantAtMinute(0), to: instantAtMinute(120) };
    const { groups } = given(
      await history().aggregate({ kind: 'incident', by: ['district'], ...span, ...query }),
    );
    return groups.map(({ key, count }) => [...key, count]);
  };
  const [eight, nine] = [instantAtMinute(0), instantAtMinute(60)];
  expect(await counts({})).toEqual([
    ['', 1],
    ['11590', 1],
    ['11620', 2],
  ]);
  expect(await counts({ by: ['district', 'hour'] })).toEqual([
    ['', nine, 1],
    ['11590', eight, 1],
    ['11590', nine, 1],
    ['11620', eight, 2],
    ['11620', nine, 1],
  ]);
  expect(await counts({ by: ['hour'] })).toEqual([
    [eight, 2],
    [nine, 2],
  ]);
  expect(await counts({ by: ['hour'], districts: ['11590', '11620'] })).toEqual([
    [eight, 2],
    [nine, 1],
  ]);
  expect(await counts({ by: ['severity'] })).toEqual([
    ['Extreme', 1],
    ['Severe', 3],
  ]);
  expect(await counts({ by: ['day', 'domain'] })).toEqual([
    ['2022-08-07T15:00:00.000Z', 'traffic', 3],
  ]);
  const values = { kind: 'observation' } as const;
  expect(await counts({ ...values, by: ['district'] })).toEqual([
    ['11590', 1],
    ['11620', 1],
  ]);
  expect(await counts({ ...values, by: ['hour', 'feed'] })).toEqual([
    [eight, 'test-feed', 2],
    [nine, 'test-feed', 1],
  ]);
  expect(await counts({ ...values, by: ['day'], districts: ['11620'] })).toEqual([
    ['2022-08-07T15:00:00.000Z', 1],
  ]);
});

test('a question about all the years costs what is held of them', SLOW, async () => {
  await using followed = await smallCity();
  const { log, history } = followed;
  // A permit of long ago, and a gauge whose clock stands at its first day.
  const permit = { ...incidentAt(9, 0), time: '2012-12-30T15:00:00.000Z' };
  const gaugeOfOld = gauge(3, 0, '11620', '봉림교');
  const old = { ...gaugeOfOld, time: '1970-01-01T00:00:00.000Z' };
  await followed.has(log.step(instantAtMinute(90), [permit, old]).at(-1));
  const held = { from: '1970-01-01T00:00:00Z', to: instantAtMinute(120) };
  const ever = { from: '0001-01-01T00:00:00Z', to: '9999-12-31T00:00:00Z' };
  const questions: readonly Pick<AggregateQuery, 'kind' | 'by' | 'knownAt'>[] = [
    { kind: 'incident', by: ['district'] },
    { kind: 'incident', by: ['severity', 'day'] },
    { kind: 'incident', by: ['hour'] },
    { kind: 'incident', by: ['district'], knownAt: instantAtMinute(70) },
    { kind: 'observation', by: ['district'] },
    { kind: 'observation', by: ['feed', 'day'] },
    { kind: 'observation', by: ['hour'] },
  ];
  for (const asked of questions) {
    const all = given(await history().aggregate({ ...asked, ...ever }));
    const once = given(await history().aggregate({ ...asked, ...held }));
    expect(all.groups, JSON.stringify(asked)).toEqual(once.groups);
    expect(all.groups).not.toEqual([]);
  }
  const cells = await history().hexes({ kind: 'observation', resolution: 8, ...ever });
  expect(given(cells).cells.reduce((sum, { things }) => sum + things, 0)).toBe(3);
});

test('every datastream is listed with what is held of it', SLOW, async () => {
  await using followed = await smallCity();
  const entries = given(await followed.history().datastreams());
  expect(entries).toHaveLength(2);
  expect(entries[0]).toEqual({
    datastream: observationAt(1, 0).data.datastream,
    observedProperty: 'water.level',
    unit: 'm',
    name: { ko: '신림교' },
    feed: 'test-feed',
    districts: ['11620'],
    firstAt: instantAtMinute(5),
    lastAt: instantAtMinute(65),
    count: 2,
  });
});
