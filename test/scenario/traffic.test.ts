import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { PositionEvent } from '../../contract/event.ts';
import { bindFeeds, findConnectors } from '../../server/config/connectors.ts';
import { loadCity } from '../../server/config/load-city.ts';
import type { RawFrame } from '../../server/feed-kit/raw-frame.ts';
import { openRecording } from '../../server/intake/recording.ts';
import { kst, SCENARIO } from './recorded-frames.ts';

const ROOT = join(import.meta.dirname, '../..');
const city = loadCity('seoul', ROOT);
const bound = bindFeeds(city, await findConnectors(ROOT));
const recording = openRecording(join(SCENARIO, 'frames'));

const frames = Array.from({ length: recording.length }, (_, index) => recording.frame(index));
const byFeed = Map.groupBy(frames, ({ feed }) => feed);

/** What the live connector makes of a feed's answers. */
function read(id: string, list: readonly RawFrame[] = byFeed.get(id) ?? []) {
  const feed = bound.find(({ connector }) => connector.id === id);
  if (feed === undefined) throw new Error(`no feed ${id}`);
  return list.map((frame) => feed.connector.read(frame, feed.city));
}

const events = (id: string) => read(id).flatMap((reading) => reading.events);
const positions = (id: string) =>
  events(id).filter((event): event is PositionEvent => event.kind === 'position');

/** How many are out in each round of ten minutes. */
function outAt(list: readonly PositionEvent[]): readonly number[] {
  const rounds = Map.groupBy(list, ({ time }) => time.slice(0, 15));
  return [...rounds]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .slice(1, -1)
    .map(([, round]) => new Set(round.map(({ subject }) => subject)).size);
}

test.each([
  'seoul-subway-positions',
  'seoul-bus-positions',
  'seoul-bike-stations',
  'seoul-parking',
  'airkorea-measurements',
  'airkorea-alarms',
])('%s: every row is read, none is of another shape or place', (id) => {
  const list = (byFeed.get(id) ?? []).filter(({ call }) => !call.startsWith('lots-'));
  const readings = read(id, list);
  expect(readings.length).toBeGreaterThan(10);
  expect(readings.flatMap(({ rejects }) => rejects)).toEqual([]);
  expect(
    readings.filter(({ fault, drift = [] }) => fault !== undefined || drift.length > 0),
  ).toEqual([]);
});

describe('trains', () => {
  const trains = positions('seoul-subway-positions');

  test('some hundred run, each at a station of the city', () => {
    const out = outAt(trains);
    expect(Math.min(...out)).toBeGreaterThan(60);
    expect(Math.max(...out)).toBeLessThan(170);
    expect(trains.filter(({ data }) => data.geometry === null)).toEqual([]);
  });

  test('none is in the closed part of line 9 after 22:25, and both sides go on', () => {
    const closed = ['노들', '흑석', '동작', '구반포', '신반포', '고속터미널', '사평'];
    const late = trains.filter(({ time, data }) => data.route?.id === '1009' && time > kst(22, 25));
    const at = new Set(late.map(({ data }) => data.stop?.name?.ko ?? ''));
    expect(closed.filter((name) => at.has(name))).toEqual([]);
    expect(at).toContain('노량진');
    expect(at).toContain('신논현');
    expect(late.filter(({ time }) => time > kst(24)).length).toBeGreaterThan(50);
  });

  test('none stops at Seowon after 22:04', () => {
    const there = trains.filter(({ data }) => data.stop?.name?.ko === '서원');
    const stops = there.filter(({ data }) => data.stop?.status === 'stopped');
    expect(stops.length).toBeGreaterThan(5);
    expect(stops.filter(({ time }) => time > kst(22, 4))).toEqual([]);
    expect(there.filter(({ time }) => time > kst(22, 4)).length).toBeGreaterThan(5);
  });
});

test('sixty buses move, and crawl where the roads are under water', () => {
  const buses = positions('seoul-bus-positions');
  const out = outAt(buses);
  expect(Math.max(...out)).toBe(60);
  const metres = (from: string, to: string): number => {
    const tracks = Map.groupBy(
      buses.filter(({ time }) => time >= from && time < to),
      ({ subject }) => subject,
    );
    let sum = 0;
    for (const track of tracks.values()) {
      for (const [i, { data }] of track.entries()) {
        const before = track[i - 1]?.data.geometry;
        if (data.geometry?.type !== 'Point' || before?.type !== 'Point') continue;
        const [x, y] = data.geometry.coordinates;
        const [u, v] = before.coordinates;
        sum += Math.hypot((x - u) * 0.79, y - v) * 111_195;
      }
    }
    return sum / tracks.size;
  };
  const dry = metres(kst(16), kst(17));
  expect(dry).toBeGreaterThan(5_000);
  expect(metres(kst(21, 20), kst(22, 20))).toBeLessThan(dry * 0.75);
});

test('bicycles stand still in the heaviest rain', () => {
  const counts = Map.groupBy(events('seoul-bike-stations'), ({ subject }) => subject);
  const moves = (from: string, to: string): number => {
    let sum = 0;
    for (const list of counts.values()) {
      const values = list.flatMap(({ time, data }) =>
        time >= from && time < to && 'result' in data ? [Number(data.result)] : [],
      );
      sum += values.slice(1).filter((value, i) => value !== values[i]).length;
    }
    return sum;
  };
  expect(counts.size).toBeGreaterThan(110);
  expect(moves(kst(20, 30), kst(22))).toBeLessThan(moves(kst(16), kst(17, 30)) / 2);
});

test('the rain has washed the air: good or ordinary everywhere, cleaner at nine than at four', () => {
  const air = events('airkorea-measurements');
  const mean = (property: string, from: string, to: string): number => {
    const values = air.flatMap(({ time, data }) =>
      'observedProperty' in data &&
      data.observedProperty === property &&
      typeof data.result === 'number' &&
      time >= from &&
      time <= to
        ? [data.result]
        : [],
    );
    return values.reduce((sum, value) => sum + value, 0) / values.length;
  };
  expect(mean('air.pm10', kst(21), kst(22))).toBeLessThan(mean('air.pm10', kst(15), kst(16)));
  const index = air.flatMap(({ data }) =>
    'observedProperty' in data && data.observedProperty === 'air.khai' ? [data.result] : [],
  );
  expect(Math.max(...index.map(Number))).toBeLessThanOrEqual(100);
  expect(index).toContain(null);
});
