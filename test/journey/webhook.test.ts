import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Problem } from '../../contract/api.ts';
import type { Snapshot } from '../../contract/delta.ts';
import type { PushAnswer } from '../../server/hub/push-answer.ts';
import { liveWith, type LiveCity } from '../support/live-with.ts';

const KEYS = {
  GAUGES_KEY: 'gauges-secret-1',
  PUMPS_KEY: 'pumps-secret-2',
  LAMPS_KEY: 'lamps-secret-3',
};
const JSON_EVENT = 'application/cloudevents+json';
const JSON_BATCH = 'application/cloudevents-batch+json';

let city: LiveCity;

beforeAll(async () => {
  city = await liveWith(
    [
      { id: 'gauges', connector: 'cloudevents', keyEnv: 'GAUGES_KEY' },
      { id: 'pumps', connector: 'cloudevents', keyEnv: 'PUMPS_KEY' },
      { id: 'lamps', connector: 'ngsi', keyEnv: 'LAMPS_KEY' },
      { id: 'locked', connector: 'cloudevents', keyEnv: 'NOBODY_SET_IT' },
    ],
    KEYS,
  );
}, 30_000);
afterAll(async () => {
  await city[Symbol.asyncDispose]();
});

function levelEvent(id: string, more: object = {}) {
  return {
    specversion: '1.0',
    id,
    source: '//gauges.example.org',
    type: 'city.observation.updated.v1',
    subject: `gauge-${id}`,
    time: new Date().toISOString(),
    data: { observedProperty: 'water.level', unit: 'm', result: 1.5, name: 'Gauge' },
    ...more,
  };
}

function post(
  path: string,
  body: string | Uint8Array,
  headers: Readonly<Record<string, string>>,
): Promise<Response> {
  const bytes = typeof body === 'string' ? body : new Uint8Array(body);
  return fetch(city.base + path, { method: 'POST', body: bytes, headers: { ...headers } });
}

const send = (events: unknown, type: string, key: string): Promise<Response> =>
  post('/events', JSON.stringify(events), { 'content-type': type, authorization: `Bearer ${key}` });

async function observed(feed: string) {
  const snapshot = (await (await fetch(`${city.base}/snapshot`)).json()) as Snapshot;
  return snapshot.events.filter(({ subject }) => subject.startsWith(`observation/${feed}/`));
}

test('the key says whose event it is, in a bearer token or X-API-Key', async () => {
  const event = levelEvent('k-1');
  expect((await send(event, JSON_EVENT, KEYS.GAUGES_KEY)).status).toBe(200);
  const other = await post('/events', JSON.stringify(event), {
    'content-type': `${JSON_EVENT}; charset=utf-8`,
    'x-api-key': KEYS.PUMPS_KEY,
  });
  expect(other.status).toBe(200);
  expect(await observed('gauges')).toHaveLength(1);
  expect(await observed('pumps')).toHaveLength(1);
});

test('in binary mode the attributes are headers, percent-encoded; a second delivery is told', async () => {
  const { data, ...attributes } = levelEvent('관악 1', { subject: '관악 1' });
  const headers = Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [`ce-${name}`, encodeURIComponent(value)]),
  );
  const once = () =>
    post('/events', JSON.stringify(data), {
      ...headers,
      'content-type': 'application/json',
      'x-api-key': KEYS.GAUGES_KEY,
    });
  const answers = [];
  for (const answer of [await once(), await once()]) answers.push(await answer.json());
  expect(answers).toEqual([
    {
      accepted: 1,
      duplicates: 0,
      rejected: 0,
      items: [{ index: 0, id: '관악 1', status: 'accepted' }],
    },
    {
      accepted: 0,
      duplicates: 1,
      rejected: 0,
      items: [{ index: 0, id: '관악 1', status: 'duplicate', reason: 'already known' }],
    },
  ]);
});

test('a batch of 500 is answered item by item, in its order, once all of it is in the city', async () => {
  const before = await city.health('gauges');
  const batch = Array.from({ length: 500 }, (_, n) =>
    levelEvent(`b-${n}`, n % 100 === 7 ? { time: 'later' } : {}),
  );
  const response = await send(batch, JSON_BATCH, KEYS.GAUGES_KEY);
  expect(response.status).toBe(200);
  const answer = (await response.json()) as PushAnswer;
  expect(answer).toMatchObject({ accepted: 495, duplicates: 0, rejected: 5 });
  expect(answer.items.map(({ id }) => id)).toEqual(batch.map(({ id }) => id));
  expect(answer.items[7]).toEqual({
    index: 7,
    id: 'b-7',
    status: 'rejected',
    reason: 'no such time: later',
  });
  expect(
    (await observed('gauges')).filter(({ subject }) => subject.includes('/gauge-b-')),
  ).toHaveLength(495);
  const after = await city.health('gauges');
  expect((after?.accepted ?? 0) - (before?.accepted ?? 0)).toBe(495);
  const again = await send(batch, JSON_BATCH, KEYS.GAUGES_KEY);
  expect(await again.json()).toMatchObject({ accepted: 0, duplicates: 495, rejected: 5 });
});

test('what is no event is refused with a reason; an empty batch is none and fine', async () => {
  const empty = await send([], JSON_BATCH, KEYS.GAUGES_KEY);
  expect([empty.status, await empty.json()]).toEqual([
    200,
    { accepted: 0, duplicates: 0, rejected: 0, items: [] },
  ]);
  const idless = await send(levelEvent('x', { id: undefined }), JSON_EVENT, KEYS.GAUGES_KEY);
  expect([idless.status, await idless.json()]).toMatchObject([
    400,
    { title: 'nothing readable', items: [{ index: 0, status: 'rejected' }] },
  ]);
  const broken = await post('/events', '{"specversion":', {
    'content-type': JSON_EVENT,
    'x-api-key': KEYS.GAUGES_KEY,
  });
  expect(broken.status).toBe(400);
  expect(((await broken.json()) as Problem).detail).toMatch(/JSON/);
  expect((await send(levelEvent('t'), 'application/json', KEYS.GAUGES_KEY)).status).toBe(415);
  const nothing = await post('/events', '', {
    'content-type': JSON_EVENT,
    'x-api-key': KEYS.GAUGES_KEY,
  });
  expect(nothing.status).toBe(400);
});

test('too large is 413, also once unpacked; an unknown compression is 415', async () => {
  const headers = { 'content-type': JSON_BATCH, 'x-api-key': KEYS.GAUGES_KEY };
  expect((await post('/events', Buffer.alloc(1_000_001, 0x20), headers)).status).toBe(413);
  const bomb = gzipSync(Buffer.alloc(20_000_000, 0x20));
  const packed = await post('/events', bomb, { ...headers, 'content-encoding': 'gzip' });
  expect(packed.status).toBe(413);
  const odd = await post('/events', 'x', { ...headers, 'content-encoding': 'lzma' });
  expect(odd.status).toBe(415);
  const good = gzipSync(JSON.stringify([levelEvent('gz-1')]));
  const unpacked = await post('/events', good, { ...headers, 'content-encoding': 'gzip' });
  expect(await unpacked.json()).toMatchObject({ accepted: 1 });
});

test('without a fitting key nothing is taken; a feed without one says so', async () => {
  const event = JSON.stringify(levelEvent('stranger'));
  const refused = [
    await post('/events', event, { 'content-type': JSON_EVENT }),
    await post('/events', event, { 'content-type': JSON_EVENT, 'x-api-key': 'guess' }),
    // The key of a feed that reads no CloudEvents opens only its own door.
    await post('/events', event, { 'content-type': JSON_EVENT, 'x-api-key': KEYS.LAMPS_KEY }),
    await post('/feeds/pumps', event, { 'x-api-key': KEYS.GAUGES_KEY }),
  ];
  expect(refused.map(({ status }) => status)).toEqual([401, 401, 401, 401]);
  expect(refused[0]?.headers.get('www-authenticate')).toBe('Bearer');
  expect((await post('/feeds/locked', event, { 'x-api-key': '' })).status).toBe(503);
  expect(await city.health('locked')).toMatchObject({
    state: 'down',
    reason: { en: 'key missing' },
  });
  expect((await observed('gauges')).some(({ subject }) => subject.includes('stranger'))).toBe(
    false,
  );
});

test('a sender that asks first may deliver, at our rate; its callback is not followed', async () => {
  const ask = (path: string, origin: string): Promise<Response> =>
    fetch(city.base + path, {
      method: 'OPTIONS',
      headers: {
        'webhook-request-origin': origin,
        'webhook-request-callback': 'http://169.254.169.254/latest',
      },
    });
  const answer = await ask('/events', 'events.example.org');
  expect([answer.status, answer.headers.get('webhook-allowed-origin')]).toEqual([
    200,
    'events.example.org',
  ]);
  expect(answer.headers.get('webhook-allowed-rate')).toBe('600');
  expect((await ask('/events', 'a b')).status).toBe(400);
  expect((await ask('/feeds/locked', 'events.example.org')).status).toBe(503);
});

test('a context broker notifies a feed in its own format; refused rows never fail the delivery', async () => {
  const notify = async (data: readonly object[]): Promise<[number, PushAnswer]> => {
    const body = { id: 'urn:ngsi-ld:Notification:1', type: 'Notification', data };
    const headers = { 'content-type': 'application/ld+json', 'x-api-key': KEYS.LAMPS_KEY };
    const answer = await post('/feeds/lamps', JSON.stringify(body), headers);
    return [answer.status, (await answer.json()) as PushAnswer];
  };
  const lamp = {
    id: 'urn:ngsi-ld:Streetlight:1',
    type: 'Streetlight',
    powerState: { type: 'Property', value: 'on', observedAt: new Date().toISOString() },
  };
  const [status, answer] = await notify([lamp, { type: 'Streetlight' }]);
  expect(status).toBe(200);
  expect(answer.items.map((item) => item.status)).toEqual(['accepted', 'rejected']);
  expect((await notify([{ type: 'Streetlight' }]))[0]).toBe(200);
});

test('guessing keys is slowed down, and nothing we answer holds a key', async () => {
  let last = 0;
  for (let tries = 0; tries < 40 && last !== 429; tries += 1) {
    last = (await post('/feeds/pumps', '{}', { 'x-api-key': `guess-${tries}` })).status;
  }
  expect(last).toBe(429);
  const texts = await Promise.all(
    ['/feeds', '/snapshot', '/feeds/gauges/rejects'].map(async (path) =>
      (await fetch(city.base + path)).text(),
    ),
  );
  for (const key of Object.values(KEYS)) expect(texts.join()).not.toContain(key);
});
