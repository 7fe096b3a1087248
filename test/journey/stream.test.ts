import { io } from 'socket.io-client';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { ReplayAnswer, ReplayCommand } from '../../contract/api.ts';
import type { Delta, Snapshot } from '../../contract/delta.ts';
import type { CityEvent } from '../../contract/event.ts';
import { PROTOCOL, SOCKET_PATH, type WatchAnswer } from '../../contract/socket.ts';
import { apply, applySnapshot } from '../../client/city/apply.ts';
import type { City } from '../../client/city/city.ts';
import type { DecodedFrame } from '../../client/city/dense-decode.ts';
import { foldFrames } from '../../client/city/dense-fold.ts';
import { createCityStore } from '../../client/city/store.ts';
import { decodeSnapshot } from '../../client/link/decode-snapshot.ts';
import { followTimeline } from '../../client/link/socket.ts';
import { readConfig } from '../../server/config/read-config.ts';
import { demo } from '../../server/demo.ts';
import type { Serving } from '../../server/serve.ts';
import { isInSet, topicSet } from '../../server/wire/topic-set.ts';
import { decoded } from '../client/flood-city.ts';
import { cuttableLink } from '../support/cuttable-link.ts';
import { rowsOfEvents, rowsOfTables } from '../support/dense-rows.ts';
import { ROOT } from '../support/flood-night.ts';

const TOPICS = ['core', 'observations', 'positions', 'links'] as const;
const isSparse = isInSet(topicSet(TOPICS));
/** The hour from the opening in a few seconds. */
const SPEED = 600;
const MINUTE_MS = 60_000;

let serving: Serving;
let base: string;
/** Sources the city names, read or not. */
let named: number;

beforeAll(async () => {
  const config = readConfig(['demo', '--port', '0', '--from', '20:00'], {}, ROOT);
  if (config.command !== 'demo') throw new Error('expected a demo');
  named = config.city.profile.feeds.length;
  serving = await demo(config, ROOT, 'test-build');
  base = `http://127.0.0.1:${serving.port}`;
  await command({ action: 'pause' });
}, 2 * MINUTE_MS);

afterAll(() => serving.close());

async function command(body: ReplayCommand): Promise<ReplayAnswer> {
  const headers = { 'content-type': 'application/json' };
  const init = { method: 'POST', headers, body: JSON.stringify(body) };
  return (await (await fetch(`${base}/api/v1/replay`, init)).json()) as ReplayAnswer;
}

async function served(): Promise<Snapshot> {
  return (await (await fetch(`${base}/api/v1/snapshot`)).json()) as Snapshot;
}

const idsOf = (events: Iterable<CityEvent>): readonly string[] =>
  [...events].map(({ id }) => id).toSorted();
const held = (city: City | undefined): readonly string[] =>
  city === undefined ? [] : idsOf(Object.values(city.byKind).flatMap((map) => [...map.values()]));
const rows = (city: City | undefined): ReturnType<typeof rowsOfTables> | undefined =>
  city === undefined ? undefined : rowsOfTables(city.dense);

/** Both ends at rest hold the same city. */
async function agrees(city: () => City | undefined): Promise<Snapshot> {
  const snapshot = await served();
  await vi.waitFor(() => expect(city()?.position.seq).toBe(snapshot.seq), { timeout: 10_000 });
  expect(city()?.position.epoch).toBe(snapshot.epoch);
  expect(held(city())).toEqual(idsOf(snapshot.events.filter(isSparse)));
  await vi.waitFor(() => expect(rows(city())).toEqual(rowsOfEvents(snapshot.events)));
  return snapshot;
}

test(
  'a recorded hour through server, socket and client fold: same city, a cut link heals',
  async () => {
    await using link = await cuttableLink(serving.port);
    const store = createCityStore();
    const { stop } = followTimeline(store, link.url);
    const city = (): City | undefined => store.getState().city;
    await vi.waitFor(() => expect(city()).toBeDefined(), { timeout: 10_000 });
    const before = await agrees(city);

    await command({ action: 'speed', speed: SPEED });
    await command({ action: 'play' });
    await until(before.now, 15);
    link.cut();
    await until(before.now, 40);
    link.join();
    await until(before.now, 60);
    await command({ action: 'pause' });

    const after = await agrees(city);
    stop();
    expect(after.epoch).toBe(before.epoch);
    expect(after.seq - before.seq).toBeGreaterThan(5_000);
    const counts = Object.fromEntries(
      Object.entries(city()?.byKind ?? {}).map(([kind, events]) => [kind, events.size]),
    );
    expect(counts['feed']).toBe(named);
    // Eight figures with their strips; beside them what the office made and was sent.
    const forms = [...(city()?.byKind.indicator.values() ?? [])].map(({ data }) => data.form);
    expect(forms.filter((form) => form === 'figure' || form === 'strip')).toHaveLength(16);
    expect(forms.filter((form) => form === 'statistic').length).toBeGreaterThan(50);
    expect(counts['observation']).toBeGreaterThan(300);
    expect(rows(city())?.size).toBeGreaterThan(200);
    expect(counts['incident']).toBeGreaterThan(300);
    expect(counts['alert']).toBeGreaterThanOrEqual(10);
  },
  3 * MINUTE_MS,
);

/** Waits until the replay has come `minutes` on from an instant. */
async function until(from: string, minutes: number): Promise<void> {
  const untilMs = Date.parse(from) + minutes * MINUTE_MS;
  await vi.waitFor(
    async () => {
      const state = (await (await fetch(`${base}/api/v1/replay`)).json()) as ReplayAnswer;
      expect(Date.parse(state.now)).toBeGreaterThanOrEqual(untilMs);
    },
    { timeout: 60_000, interval: 100 },
  );
}

test(
  'a client that lost a delta sees the gap, resumes from its position and is whole again',
  async () => {
    const socket = io(base, { path: SOCKET_PATH, transports: ['websocket'], forceNew: true });
    let city: City | undefined;
    let lost = 0;
    let gaps = 0;
    const watch = (): Promise<WatchAnswer> => {
      const request = { protocol: PROTOCOL, view: 'ops', timeline: 'live', topics: TOPICS };
      const resume = city?.position;
      return socket.emitWithAck('watch', resume === undefined ? request : { ...request, resume });
    };
    socket.on('snapshot', async (bytes: Uint8Array) => {
      city = applySnapshot(await decodeSnapshot(bytes));
    });
    const frames: DecodedFrame[] = [];
    socket.on('frame', (bytes: Uint8Array) => frames.push(decoded(bytes)));
    const answers: WatchAnswer[] = [];
    socket.on('delta', async (text: string) => {
      const delta = JSON.parse(text) as Delta;
      if (city === undefined) return;
      if (lost === 0) {
        lost = delta.to;
        return;
      }
      const applied = apply(city, delta);
      if (applied.status === 'applied') city = applied.city;
      if (applied.status === 'gap' && gaps++ === 0) answers.push(await watch());
    });
    expect(await watch()).toMatchObject({ ok: true, resumed: false });
    await vi.waitFor(() => expect(city).toBeDefined());

    await command({ action: 'speed', speed: 60 });
    await command({ action: 'play' });
    await vi.waitFor(() => expect(answers).toHaveLength(1), { timeout: 20_000 });
    await command({ action: 'pause' });
    expect(lost).toBeGreaterThan(0);
    expect(answers[0]).toMatchObject({ ok: true, resumed: true });
    await agrees(() => (city === undefined ? city : foldFrames(city, frames).city));
    socket.disconnect();
  },
  MINUTE_MS,
);

test(
  'a seek is a new epoch, and the client follows it',
  async () => {
    const store = createCityStore();
    const { stop } = followTimeline(store, base);
    await vi.waitFor(() => expect(store.getState().city).toBeDefined(), { timeout: 10_000 });
    const before = store.getState().city?.position.epoch;
    const at = '2022-08-08T12:12:00.000Z';
    expect(await command({ action: 'seek', at })).toMatchObject({ now: at, playing: false });
    await vi.waitFor(() => expect(store.getState().city?.position.epoch).not.toBe(before), {
      timeout: 10_000,
    });
    await agrees(() => store.getState().city);
    stop();
  },
  MINUTE_MS,
);

test('a watch that this server cannot serve is refused with the reason', async () => {
  const socket = io(base, { path: SOCKET_PATH, transports: ['websocket'], forceNew: true });
  const ask = (request: unknown): Promise<WatchAnswer> => socket.emitWithAck('watch', request);
  const good = { protocol: PROTOCOL, view: 'ops', timeline: 'live', topics: TOPICS };
  // A page of an old build learns from it that there is another.
  expect(await ask({ ...good, protocol: 99 })).toMatchObject({ ok: false, build: 'test-build' });
  expect(await ask({ ...good, view: 'public' })).toMatchObject({ ok: false });
  expect(await ask({ ...good, topics: ['everything'] })).toMatchObject({ ok: false });
  expect(await ask(null)).toMatchObject({ ok: false });
  socket.disconnect();
});

test('a page of another origin gets no socket', async () => {
  const socket = io(base, {
    path: SOCKET_PATH,
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    extraHeaders: { origin: 'https://evil.example' },
  });
  const outcome = await new Promise((resolve) => {
    socket.on('connect', () => resolve('connected'));
    socket.on('connect_error', () => resolve('refused'));
  });
  socket.disconnect();
  expect(outcome).toBe('refused');
});

test('bad commands are 400 with what was expected; the replay goes on', async () => {
  const post = async (body: string): Promise<readonly [number, string]> => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${base}/api/v1/replay`, { method: 'POST', headers, body });
    expect(response.headers.get('content-type')).toContain('problem+json');
    return [response.status, await response.text()];
  };
  expect(await post('{"action":"fly"}')).toMatchObject([400, expect.stringContaining('action')]);
  expect(await post('{"action":"speed","speed":-1}')).toMatchObject([400, expect.anything()]);
  expect(await post('{"action":"seek","at":"2023-01-01T00:00:00Z"}')).toMatchObject([
    400,
    expect.stringContaining('2022-08-08T07:00:00.000Z'),
  ]);
  expect(await post('{"action":"seek"}')).toMatchObject([400, expect.stringContaining('at')]);
  expect(await post('{"action":"speed"}')).toMatchObject([400, expect.stringContaining('speed')]);
  expect(await post('not json')).toMatchObject([400, expect.anything()]);
});

test('health, metrics, feeds and unknown paths answer as they should', async () => {
  const get = (path: string): Promise<Response> => fetch(`${base}${path}`);
  expect((await get('/healthz')).status).toBe(200);
  expect((await get('/readyz')).status).toBe(200);
  const metrics = await (await get('/metrics')).text();
  expect(metrics).toMatch(/feed_accepted\{feed="seoul-rainfall"\} \d+/);
  expect(metrics).toMatch(/stream_recovered\{by="deltas"\} \d+/);
  const { feeds } = (await (await get('/api/v1/feeds')).json()) as { feeds: unknown[] };
  expect(feeds).toHaveLength(named);
  expect((await get('/api/v1/nothing')).status).toBe(404);
  expect((await get('/api/v1/snapshot?at=yesterday')).status).toBe(400);
  expect((await get('/api/v1/snapshot?view=public')).status).toBe(400);
  const missing = await get('/assets/gone-1234.js');
  // Never the page, which would be read as a script.
  expect([missing.status, missing.headers.get('content-type')]).toEqual([
    404,
    'text/plain; charset=utf-8',
  ]);
  const page = await get('/wall');
  expect(page.headers.get('cache-control')).toBe('no-cache');
  const script = /\/assets\/[^"]+\.js/.exec(await page.text())?.[0];
  expect((await get(script ?? '')).headers.get('cache-control')).toMatch(
    /max-age=\d{7,}, immutable/,
  );
});
