import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PushAnswer } from '../../server/hub/push-answer.ts';
import { incident, reading, startCityProcess, type CityProcess } from '../support/city-process.ts';
import { watching, type Watching } from '../support/watching.ts';

let city: CityProcess;
let client: Watching;

beforeAll(async () => {
  city = await startCityProcess();
  client = watching(city.url);
}, 90_000);

afterAll(async () => {
  client[Symbol.dispose]();
  await city[Symbol.asyncDispose]();
});

const MINUTE_MS = 60_000;
const ago = (minutes: number): string => new Date(Date.now() - minutes * MINUTE_MS).toISOString();

async function sent(events: readonly object[]): Promise<PushAnswer> {
  return (await (await city.send(events)).json()) as PushAnswer;
}

const level = (gauge: string) =>
  client.city()?.byKind.observation.get(`observation/gauges/gauge-${gauge}`)?.data;

function gaugeAt(id: string, time: string, result: unknown): object {
  const data = { observedProperty: 'water.level', unit: 'm', result, name: 'Gauge' };
  return reading(0, 0, { id, time, subject: 'gauge-order', data });
}

test('a hundred times the same: once in the city, a hundred times answered', async () => {
  const batch = [reading(1), incident(1)];
  expect(await sent(batch)).toMatchObject({ accepted: 2, duplicates: 0 });
  await client.agrees();
  const seq = client.city()?.position.seq;
  for (let round = 0; round < 50; round += 1) {
    expect(await sent(batch)).toMatchObject({ accepted: 0, duplicates: 2 });
  }
  const many = Array.from({ length: 50 }, () => batch).flat();
  expect(await sent(many)).toMatchObject({ accepted: 0, duplicates: 100 });
  await client.agrees();
  expect(client.city()?.byKind.observation.size).toBe(1);
  expect(client.city()?.byKind.incident.size).toBe(1);
  // Only the feed's own health may have moved since.
  const moved = (client.city()?.position.seq ?? 0) - (seq ?? 0);
  expect(moved).toBeLessThan(60);
});

test('out of order, the newest reading stands whatever came last', async () => {
  await sent([gaugeAt('o-3', ago(1), 3)]);
  await sent([gaugeAt('o-1', ago(9), 1), gaugeAt('o-2', ago(5), 2)]);
  await client.agrees();
  expect(level('order')?.result).toBe(3);
});

test('what comes late is marked so, and what came in time is not', async () => {
  const times = [ago(0), ago(20), ago(2 * 24 * 60)];
  await sent(times.map((time, index) => reading(20 + index, 20 + index, { time })));
  await client.agrees();
  expect(level('20')?.flags ?? []).not.toContain('late');
  expect(level('21')?.flags).toContain('late');
  expect(level('22')?.flags).toContain('late');
});

test('a reading from the future is flagged and does not hold back the next honest one', async () => {
  await sent([reading(30, 30, { time: ago(-10) })]);
  await client.agrees();
  expect(level('30')?.flags).toContain('future-time');
});

test('poison among good rows: the good ones are in, each bad one is told, nobody falls', async () => {
  const answer = await sent([
    reading(40),
    gaugeAt('nan', ago(0), 'NaN'),
    gaugeAt('text', ago(0), { deep: [[[[]]]] }),
    reading(41, 41, { time: 'yesterday' }),
    reading(42, 42, { subject: '\u0000'.repeat(10) }),
    reading(43),
  ]);
  expect(answer.accepted).toBeGreaterThanOrEqual(2);
  expect(answer.rejected).toBeGreaterThanOrEqual(2);
  const refused = answer.items.filter(({ status }) => status === 'rejected');
  for (const { reason } of refused) expect(reason?.length).toBeGreaterThan(3);
  await client.agrees();
  expect(level('43')?.result).toBeCloseTo(1.43);
});
