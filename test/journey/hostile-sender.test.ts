import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PushAnswer } from '../../server/hub/push-answer.ts';
import { liveWith, type LiveCity } from '../support/live-with.ts';

const KEY = 'gauges-secret-1';
const JSON_EVENT = 'application/cloudevents+json';

let city: LiveCity;

beforeAll(async () => {
  const feed = { id: 'gauges', connector: 'cloudevents', keyEnv: 'GAUGES_KEY' };
  city = await liveWith([feed], { GAUGES_KEY: KEY });
}, 30_000);
afterAll(async () => {
  await city[Symbol.asyncDispose]();
});

const EVENT = {
  specversion: '1.0',
  source: '//gauges.example.org',
  type: 'city.observation.updated.v1',
  subject: 'gauge-1',
  data: { observedProperty: 'water.level', unit: 'm', result: 1.5, name: 'Gauge' },
};

function post(
  body: string,
  type: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const all = { 'content-type': type, 'x-api-key': KEY, ...headers };
  return fetch(`${city.base}/events`, { method: 'POST', body, headers: all });
}

function eventText(id: string, more: object = {}): string {
  return JSON.stringify({ ...EVENT, id, time: new Date().toISOString(), ...more });
}

const REFUSED: readonly (readonly [string, string, string])[] = [
  ['an older version of the standard', eventText('a', { specversion: '0.3' }), JSON_EVENT],
  ['a charset nobody knows', eventText('b'), `${JSON_EVENT}; charset=x-made-up`],
  ['a deep body', '['.repeat(50_000), JSON_EVENT],
  ['a page', '<html>sign in</html>', JSON_EVENT],
  ['a body cut off', eventText('c').slice(0, 80), JSON_EVENT],
  [
    'a key that would change all objects',
    eventText('d').replace('"data":{', '"data":{"__proto__":{"unit":"m"},"result2":'),
    JSON_EVENT,
  ],
];

test.for(REFUSED)('%s is refused with its reason', async ([, body, type]) => {
  const answer = await post(body, type);
  expect(answer.status).toBe(400);
  const { reason, items, detail } = (await answer.json()) as PushAnswer & { detail?: string };
  expect((reason ?? items[0]?.reason ?? detail ?? '').length).toBeGreaterThan(3);
});

test('binary mode of an older version is refused too', async () => {
  const answer = await post(JSON.stringify(EVENT.data), 'application/json', {
    'ce-specversion': '0.3',
    'ce-id': 'x',
    'ce-source': EVENT.source,
    'ce-type': EVENT.type,
    'ce-subject': EVENT.subject,
  });
  expect(answer.status).toBe(400);
});

test('a flood is held off with the time to wait, and the city goes on', async () => {
  const statuses = new Map<number, number>();
  let waited = '';
  let type = '';
  for (let burst = 0; burst < 20; burst += 1) {
    await Promise.all(
      Array.from({ length: 50 }, async (_, index) => {
        const answer = await post(eventText(`flood-${burst}-${index}`), JSON_EVENT);
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
        if (answer.status !== 429) return void (await answer.arrayBuffer());
        waited = answer.headers.get('retry-after') ?? '';
        type = answer.headers.get('content-type') ?? '';
        await answer.arrayBuffer();
      }),
    );
  }
  expect(new Set(statuses.keys())).toEqual(new Set([200, 429]));
  expect(statuses.get(200)).toBeLessThanOrEqual(600);
  expect(Number(waited)).toBeGreaterThan(0);
  expect(type).toContain('application/problem+json');
  expect((await fetch(city.base.replace('/api/v1', '/healthz'))).status).toBe(200);
}, 60_000);
