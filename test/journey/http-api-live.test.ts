import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { EventVersionsAnswer } from '../../contract/api.ts';
import type { Snapshot } from '../../contract/delta.ts';
import type { CityEvent } from '../../contract/event.ts';
import { liveWith, type LiveCity } from '../support/live-with.ts';

const KEY = 'a-key-of-the-test';
let city: LiveCity;

beforeAll(async () => {
  const feed = { id: 'partner-events', connector: 'cloudevents', keyEnv: 'PARTNER_EVENTS_KEY' };
  city = await liveWith([feed], { PARTNER_EVENTS_KEY: KEY });
}, 60_000);
afterAll(() => city[Symbol.asyncDispose]());

const get = (path: string): Promise<Response> => fetch(`${city.base}${path}`);

const send = (event: object): Promise<Response> =>
  fetch(`${city.base}/events`, {
    method: 'POST',
    headers: { 'content-type': 'application/cloudevents+json', 'x-api-key': KEY },
    body: JSON.stringify(event),
  });

/** What a partner may write: everything a table program would run, and a place in the city. */
const sent = {
  specversion: '1.0',
  id: 'g-1',
  source: '//gauges.example.org',
  type: 'city.observation.updated.v1',
  subject: 'gauge-3',
  time: new Date().toISOString(),
  data: { observedProperty: 'water.level', unit: 'm', result: 2.41, name: '=HYPERLINK("//evil")' },
};

test('what was sent is asked for again, live in every form and safe in a table', async () => {
  const post = await send(sent);
  expect([post.status, await post.json()]).toMatchObject([200, { accepted: 1 }]);
  const asked = '/events?feed=partner-events&kind=observation';
  const event = await vi.waitFor(
    async () => {
      const response = await get(asked);
      expect(response.headers.get('x-city-mode')).toBe('live');
      const [newest] = (await response.json()) as readonly CityEvent[];
      if (newest === undefined) throw new Error('not yet in the history');
      return newest;
    },
    { timeout: 30_000, interval: 200 },
  );
  expect(event.data).toMatchObject({ result: 2.41 });
  const text = await (await get(`${asked}&format=csv`)).text();
  expect(text).toContain(`"'=HYPERLINK(""//evil"")"`);
  const rows = text.trim().split('\r\n').slice(1);
  expect(rows.every((row) => row.startsWith('live,'))).toBe(true);
  const file = await get('/export/events?kind=observation&format=geojson');
  expect(file.headers.get('content-disposition')).toContain('seoul-live-events-');

  const past = (await (await get(`/snapshot?at=${event.recordedtime}`)).json()) as Snapshot;
  expect(past).toMatchObject({ mode: 'replay', basis: 'known' });
});

test('Unknown finds what a source gave no severity, and nothing that cannot have one', async () => {
  const incident = { ...sent, type: 'city.incident.created.v1' };
  const of = (id: string, data: object): object => ({
    ...incident,
    id,
    subject: id,
    data: { headline: '강남역 11번/출구?#', category: 'flood', ...data },
  });
  await send(of('강남/무등급 #1', {}));
  await send(of('severe', { severity: 'Severe' }));
  const found = (await (await get('/events?severity=Unknown')).json()) as readonly CityEvent[];
  expect(found.map(({ kind }) => kind)).toEqual(['incident']);
  const id = found[0]?.id ?? '';
  expect(id).toContain('강남/');
  const traced = await get(`/events/${encodeURIComponent(id)}`);
  expect(((await traced.json()) as EventVersionsAnswer).versions[0]?.event).toEqual(found[0]);
});

test('the description of a live city has the doors it has, and no replay', async () => {
  const address = `${city.base.replace('/api/v1', '')}/openapi.json`;
  const { paths } = (await (await fetch(address)).json()) as { paths: Record<string, object> };
  expect(Object.keys(paths['/api/v1/events'] ?? {})).toEqual(['get', 'post', 'options']);
  expect(Object.keys(paths)).not.toContain('/api/v1/replay');
  expect((await get('/replay')).status).toBe(404);
});

test('who asks too much is told so, and when to come back', async () => {
  const all = await Promise.all(Array.from({ length: 700 }, () => get('/timeline')));
  const refused = all.filter(({ status }) => status === 429);
  expect(refused.length).toBeGreaterThan(0);
  const [one] = refused;
  expect(one?.headers.get('content-type')).toContain('application/problem+json');
  expect(Number(one?.headers.get('retry-after'))).toBeGreaterThan(0);
});
