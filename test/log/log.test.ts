import { DatabaseSync } from 'node:sqlite';
import { expect, test, vi } from 'vitest';
import type { CityEvent } from '../../contract/event.ts';
import { unpacked } from '../../server/log/log-body.ts';
import { tidyLog } from '../../server/log/log-retention.ts';
import { incidentAt, observationAt } from '../support/city-events.ts';
import { allRows, busAt } from '../support/log-image.ts';
import { loggedCity, logPath, START_MS, type LoggedCity } from '../support/log-steps.ts';

const LONG = { timeout: 60_000 };
const HOUR_MS = 3_600_000;

function restoredEvents({ log }: LoggedCity): ReadonlyMap<string, CityEvent> {
  return new Map(log.restored?.events.map((event) => [event.subject, event]));
}

test('what was appended is shown in order once it is on disk, and is there after a restart', async () => {
  const path = logPath();
  const first = await loggedCity(path);
  expect(first.log.restored).toBeUndefined();
  first.step([observationAt(1, 1), incidentAt(1, 1)]);
  first.step([observationAt(1, 2)]);
  first.step([observationAt(2, 2)], START_MS + 9000, ['incident/test/1']);
  expect(first.committed).toEqual([]);
  await first.log.durable();
  expect(first.committed.map(({ from, to }) => [from, to])).toEqual([
    [1, 2],
    [3, 3],
    [4, 5],
  ]);
  await first.log.close();

  const second = await loggedCity(path);
  expect(second.log.damage).toBeUndefined();
  expect(second.log.restored).toMatchObject({
    epoch: 'epoch-1',
    seq: 5,
    now: '2022-08-08T11:00:09.000Z',
  });
  expect(second.log.restored?.events).toEqual([observationAt(1, 2), observationAt(2, 2)]);
  expect(second.log.restored?.seen).toHaveLength(4);
  second.step([observationAt(3, 3)]);
  await second.log.durable();
  expect(second.committed.map(({ epoch, from }) => [epoch, from])).toEqual([['epoch-1', 6]]);
  await second.log.close();
});

test('values that nobody must act on are shown within a second too, though nobody waits for them', async () => {
  const city = await loggedCity(logPath());
  city.step([observationAt(1, 1)]);
  city.step([busAt(1, 1)]);
  await vi.waitFor(() => expect(city.committed).toHaveLength(2));
  await city.log.close();
});

test('late arrivals are kept beside the step they came with, a quiet step leaves no trace', async () => {
  const path = logPath();
  const city = await loggedCity(path);
  city.step([]);
  city.late([observationAt(7, 1)]);
  city.step([]);
  city.late([observationAt(8, 2)]);
  city.step([observationAt(1, 5)], START_MS + 300_000);
  await city.log.close();
  const rows = allRows(path, 'delta_log', 'seq_from');
  expect(rows).toHaveLength(1);
  const late = JSON.parse(unpacked(rows[0]?.['late'] as Uint8Array)) as CityEvent[];
  expect(late).toEqual([observationAt(7, 1), observationAt(8, 2)]);
  expect(rows[0]?.['time_min']).toBe(START_MS + 60_000);
  const again = await loggedCity(path);
  expect(again.log.restored?.seen).toHaveLength(3);
  await again.log.close();
});

test('an id that a list no longer named may come back after a restart', async () => {
  const path = logPath();
  const city = await loggedCity(path);
  const incident = incidentAt(1, 1);
  city.step([incident]);
  city.step([{ ...incident, id: `${incident.id}~ended@2022-08-08T11:05:00.000Z` }]);
  await city.log.close();
  const again = await loggedCity(path);
  expect(again.log.restored?.seen).not.toContain(`${incident.source} ${incident.id}`);
  await again.log.close();
});

test('vehicles are kept every 10 s, and every number has its row all the same', async () => {
  const path = logPath();
  const city = await loggedCity(path);
  city.step([observationAt(1, 0)], START_MS);
  for (let second = 1; second <= 40; second += 1) {
    city.step([busAt(second % 3, second)], START_MS + second * 1000);
    await city.log.durable();
  }
  city.step([], START_MS + 41_000);
  city.step([observationAt(1, 1)], START_MS + 51_000, ['position/bus/0']);
  await city.log.close();
  const rows = allRows(path, 'delta_log', 'seq_from');
  expect(rows.map((row) => row['seq_from'])).toEqual(Array.from({ length: 42 }, (_, at) => at + 1));
  // At 10, 20, 30 and 40 s; after that none moved.
  expect(allRows(path, 'position_log', 'seq')).toHaveLength(4);
  const again = await loggedCity(path);
  expect(restoredEvents(again)).toEqual(city.inForce);
  await again.log.close();
});

test('recorded data never gets into a live log', async () => {
  const path = logPath();
  const city = await loggedCity(path);
  const event = observationAt(1, 1);
  const recorded = { ...event, data: { ...event.data, basis: 'simulated' as const } };
  expect(() => city.step([observationAt(2, 1), recorded])).toThrow('recorded data');
  city.late([recorded]);
  expect(() => city.step([observationAt(2, 1)])).toThrow('recorded data');
  await city.log.durable();
  expect(city.committed).toEqual([]);
  await city.log.close();
  expect(allRows(path, 'delta_log', 'seq_from')).toEqual([]);
});

test('a log of another mode, another city or a newer release is not opened, and not touched', async () => {
  const path = logPath();
  const city = await loggedCity(path, { mode: 'demo' });
  const event = observationAt(1, 1);
  city.step([{ ...event, data: { ...event.data, basis: 'simulated' } }]);
  await city.log.close();
  const before = allRows(path, 'delta_log', 'seq_from');
  await expect(loggedCity(path)).rejects.toThrow(/seoul\.db: expected a log of seoul, live, found/);
  await expect(loggedCity(path, { mode: 'demo', city: 'delhi' })).rejects.toThrow('delhi');
  const database = new DatabaseSync(path);
  database.exec('pragma user_version = 99');
  database.close();
  await expect(loggedCity(path, { mode: 'demo' })).rejects.toThrow('newer release');
  expect(allRows(path, 'delta_log', 'seq_from')).toEqual(before);
});

test('two processes never write the same log', async () => {
  const path = logPath();
  const city = await loggedCity(path);
  await expect(loggedCity(path)).rejects.toThrow('in use by another process');
  await city.log.close();
  const again = await loggedCity(path);
  await again.log.close();
});

test('a number given twice is refused; one never given is told, and the city stays right', async () => {
  const path = logPath();
  const city = await loggedCity(path);
  const first = city.step([observationAt(1, 1), observationAt(2, 1)]);
  expect(() => city.log.append({ delta: first, late: [] })).toThrow('given before');
  await city.log.durable();
  // A step of ours broke between numbering and handing over: 3 and 4 never came.
  city.inForce.set('observation/river/9', observationAt(9, 2));
  const delta = { ...first, from: 5, to: 5, upserts: [observationAt(1, 3)] };
  city.inForce.set('observation/river/1', observationAt(1, 3));
  city.log.append({ delta, late: [] });
  await city.log.durable();
  await vi.waitFor(() => expect(allRows(path, 'keyframe', 'seq')).toHaveLength(2));
  await city.log.close();
  expect(allRows(path, 'gap', 'seq_from')).toMatchObject([{ seq_from: 3, seq_to: 4 }]);
  const again = await loggedCity(path);
  expect(again.log.damage).toBeUndefined();
  expect(restoredEvents(again)).toEqual(city.inForce);
  await again.log.close();
});

test('another history takes the place of the one before', async () => {
  const path = logPath();
  const city = await loggedCity(path, { mode: 'demo' });
  city.step([observationAt(1, 1)], START_MS + HOUR_MS);
  await city.log.durable();
  city.step([observationAt(2, 1)], START_MS + HOUR_MS);
  city.log.restart('epoch-2');
  const delta = {
    epoch: 'epoch-2',
    from: 1,
    to: 1,
    now: '2022-08-08T11:00:00.000Z',
    upserts: [observationAt(3, 0)],
    removals: [],
  };
  city.log.append({ delta, late: [] });
  await city.log.durable();
  // What had not been shown of the former history never is.
  expect(city.committed.map(({ epoch, to }) => [epoch, to])).toEqual([
    ['epoch-1', 1],
    ['epoch-2', 1],
  ]);
  await city.log.close();
  const again = await loggedCity(path, { mode: 'demo' });
  expect(again.log.restored).toMatchObject({ epoch: 'epoch-2', seq: 1, events: delta.upserts });
  await again.log.close();
});

test('the same history goes on under another epoch', async () => {
  const path = logPath();
  const city = await loggedCity(path, { mode: 'demo' });
  city.step([observationAt(1, 1)]);
  city.setEpoch('epoch-2');
  city.step([observationAt(2, 1)]);
  await city.log.close();
  const again = await loggedCity(path, { mode: 'demo' });
  expect(again.log.restored).toMatchObject({ epoch: 'epoch-2', seq: 2 });
  expect(again.log.damage).toBeUndefined();
  await again.log.close();
});

test(
  'what is past its retention goes, and the city is restored from what stays',
  LONG,
  async () => {
    const path = logPath();
    const city = await loggedCity(path);
    for (let hour = 0; hour < 36; hour += 1) {
      for (const part of [0, 1]) {
        const atMs = START_MS + hour * HOUR_MS + part * 600_000;
        city.step([observationAt(hour % 7, hour * 60), busAt(part, hour)], atMs);
        await city.log.durable();
        const count = hour * 2 + part + 1;
        const isKept = (): void => expect(allRows(path, 'keyframe', 'seq')).toHaveLength(count);
        await vi.waitFor(isKept, { interval: 5, timeout: 10_000 });
      }
    }
    await city.log.close();
    const nowMs = START_MS + 36 * HOUR_MS;
    const database = new DatabaseSync(path);
    while (tidyLog(database, nowMs, 30 * HOUR_MS));
    database.close();

    const firstMs = nowMs - 30 * HOUR_MS;
    const ats = (table: string, key: string): readonly number[] =>
      allRows(path, table, key).map((row) => row['at'] as number);
    // From the keyframe before the begin, and without a hole after it.
    const [begin = 0] = ats('keyframe', 'seq');
    expect(begin).toBeLessThanOrEqual(firstMs);
    expect(begin).toBeGreaterThan(firstMs - 2 * HOUR_MS);
    const deltas = ats('delta_log', 'seq_from');
    expect(deltas[0]).toBeGreaterThan(begin);
    expect(deltas).toHaveLength(30 * 2 - 1);
    // Close keyframes for a day; before it one an hour, and the one that all begins with.
    const frames = ats('keyframe', 'seq');
    expect(frames.filter((at) => at >= nowMs - 24 * HOUR_MS)).toHaveLength(48);
    expect(frames.filter((at) => at < nowMs - 24 * HOUR_MS)).toHaveLength(7);
    expect(ats('position_log', 'seq')[0]).toBeGreaterThanOrEqual(nowMs - 24 * HOUR_MS);
    const again = await loggedCity(path);
    expect(again.log.damage).toBeUndefined();
    expect(restoredEvents(again)).toEqual(city.inForce);
    await again.log.close();
  },
);
