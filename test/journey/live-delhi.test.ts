import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { RejectsAnswer } from '../../contract/api.ts';
import type { Notice } from '../support/cap-index.ts';
import { ago, delhiSources, emscMessage } from '../support/delhi-sources.ts';
import { startMessageServer, type MessageServer } from '../support/message-server.ts';
import { startCity, type StartedCity } from '../support/start-city.ts';
import { startUpstream, type Upstream } from '../support/upstream.ts';

const ENV = { OTD_DELHI_KEY: 'bus-and-secret', OLD_BUS_KEY: 'worn-out-and-secret' };
const POLLED = ['sachet', 'otd-buses', 'usgs-earthquake', 'mcd-complaints'];
const WAIT = { timeout: 60_000, interval: 100 };

const delhi = delhiSources(ENV.OTD_DELHI_KEY);
let upstream: Upstream;
let quakes: MessageServer;
let city: StartedCity;

beforeAll(async () => {
  upstream = await startUpstream(delhi.answer);
  quakes = await startMessageServer();
  const buses = { settings: { static: '/static/gtfs.zip' } };
  city = await startCity({
    id: 'delhi',
    baseUrl: upstream.url,
    feeds: { 'otd-buses': buses, emsc: { baseUrl: quakes.url, everySec: 300 } },
    more: ['old', 'gone'].map((folder) => ({
      id: `${folder}-key-buses`,
      connector: 'gtfs-rt',
      baseUrl: upstream.url,
      allowPrivate: true,
      everySec: 1,
      keyEnv: 'OLD_BUS_KEY',
      settings: { feeds: [{ name: 'list', path: `/${folder}/VehiclePositions.pb?key={KEY}` }] },
    })),
    budgets: { OTD_DELHI_KEY: { callsPerDay: 1_000_000 } },
    env: ENV,
  });
}, 60_000);

afterAll(async () => {
  await city[Symbol.asyncDispose]();
  await quakes[Symbol.asyncDispose]();
  await upstream[Symbol.asyncDispose]();
});

async function allLive(feeds: readonly string[]): Promise<void> {
  for (const id of feeds) expect(await city.health(id), id).toMatchObject({ state: 'live' });
}

test('every feed of the city comes alive; one that is only connected does not say so', async () => {
  await vi.waitFor(() => allLive(POLLED), WAIT);
  expect(await city.health('emsc')).toMatchObject({
    state: 'late',
    reason: { en: 'connected, nothing has come yet' },
  });
  quakes.sockets[0]?.send(emscMessage());
  await vi.waitFor(() => allLive([...POLLED, 'emsc']), WAIT);
  expect(await city.health('dtp-traffic')).toMatchObject({ state: 'not-connected' });
}, 90_000);

test('buses carry the names of their routes and stops; the bytes behind them are those we sent', async () => {
  const positions = await city.events('position');
  expect(positions).toHaveLength(2);
  const bus = positions.find(({ subject }) => subject === 'position/otd-buses/bus-1');
  expect(bus?.data).toMatchObject({
    name: { ko: 'B 1001' },
    mode: 'bus',
    route: { id: 'route-1', name: { ko: '764' } },
    stop: { id: 'stop-1', name: { ko: 'Market Gate' } },
    speedKmh: 27,
    districts: ['new-delhi'],
  });
  const { rawId = '', sha256 = '' } = bus?.data.provenance ?? {};
  const raw = await fetch(`${city.api}/raw/${encodeURIComponent(rawId)}`);
  const bytes = Buffer.from(await raw.arrayBuffer());
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
  expect(delhi.busBodies).toContain(sha256);
});

test('earthquakes of both networks tell how far from the city they were', async () => {
  const alerts = await city.events('alert');
  const headlines = alerts.map(({ data }) => data.headline.en);
  expect(headlines).toContain('M 4.4 earthquake 34 km away');
  expect(headlines).toContain('M 3.1 earthquake 0 km away');
});

test('a warning is drawn, replaced by its update and ended by its cancel, each document fetched once', async () => {
  const sachet = async () =>
    (await city.events('alert')).filter(({ data }) => data.provenance.feed === 'sachet');
  const first: Notice = {
    id: 'IN-1',
    type: 'Alert',
    sent: ago(30),
    severity: 'Moderate',
    headline: 'Thunderstorm likely',
  };
  const update: Notice = {
    id: 'IN-2',
    type: 'Update',
    sent: ago(20),
    severity: 'Severe',
    headline: 'Thunderstorm with hail',
    replaces: first,
  };
  delhi.warnings.publish(first);
  await vi.waitFor(async () => {
    const [alert] = await sachet();
    expect(alert?.data.headline.ko).toBe(first.headline);
    expect(alert?.data.geometry).toMatchObject({ type: 'MultiPolygon' });
    expect(alert?.data.districts).toEqual(['central']);
  }, WAIT);
  delhi.warnings.publish(update);
  await vi.waitFor(async () => {
    const alerts = await sachet();
    expect(alerts.map(({ data }) => data.headline.ko)).toEqual([update.headline]);
    expect(alerts[0]?.data).toMatchObject({ severity: 'Severe', msgType: 'Update' });
  }, WAIT);
  expect((await sachet())[0]?.data.endedAt).toBeUndefined();
  delhi.warnings.publish({ ...update, id: 'IN-3', type: 'Cancel', sent: ago(5), replaces: update });
  await vi.waitFor(async () => {
    const alerts = await sachet();
    expect(alerts).toHaveLength(1);
    expect(alerts[0]?.data.endedAt).toBe(ago(5).replace('+00:00', '.000Z'));
  }, WAIT);
  await vi.waitFor(() => expect(delhi.warnings.unchanged()).toBeGreaterThan(1), WAIT);
  const documents = upstream.asked.filter((path) => /^\/cap\/(message|outline)/.test(path));
  expect(documents.toSorted()).toEqual([
    '/cap/message/IN-1',
    '/cap/message/IN-2',
    '/cap/message/IN-3',
    '/cap/outline/IN-1',
    '/cap/outline/IN-2',
  ]);
}, 120_000);

test('a complaint is open, then closed; nobody reads its telephone, in the event or in the bytes', async () => {
  const complaint = async () =>
    (await city.events('request')).find(({ subject }) => subject.endsWith('/MCD-1'));
  const open = await complaint();
  expect(open).toMatchObject({
    domain: 'water',
    data: { status: 'open', service: { code: 'WATERLOGGING', name: { ko: 'Water logging' } } },
  });
  const raw = await fetch(
    `${city.api}/raw/${encodeURIComponent(open?.data.provenance.rawId ?? '')}`,
  );
  expect(raw.status).toBe(403);
  delhi.closeComplaint();
  await vi.waitFor(async () => {
    const closed = await complaint();
    expect(closed?.data.status).toBe('closed');
    expect(closed?.data.endedAt).toBe(ago(1).replace('+00:00', '.000Z'));
  }, WAIT);
  expect((await raw.text()) + (await city.everyWord())).not.toContain('98100');
}, 90_000);

test('rows that nobody can read are listed with their reasons; samples only where no person is named', async () => {
  const rejectsOf = async (feed: string) =>
    (await (await fetch(`${city.api}/feeds/${feed}/rejects`)).json()) as RejectsAnswer;
  const [bus] = (await rejectsOf('otd-buses')).rejects;
  expect(bus).toMatchObject({ where: 'e4', why: 'null island: 0,0' });
  expect(bus?.sample).toBeDefined();
  const [complaint] = (await rejectsOf('mcd-complaints')).rejects;
  expect(complaint).toMatchObject({ where: 'MCD-2' });
  expect(complaint?.why).toContain('requested_datetime');
  expect(complaint).not.toHaveProperty('sample');
});

test('the health of a feed says how it comes, what it cost, how old it is and whose it is', async () => {
  const buses = await city.health('otd-buses');
  expect(buses).toMatchObject({
    transport: 'poll',
    quality: 'uncertain',
    attribution: 'Open Transit Data · Transport Department, GNCTD',
    budget: { key: 'OTD_DELHI_KEY', callsPerDay: 1_000_000 },
  });
  expect(buses.budget?.left).toBeLessThan(1_000_000);
  expect(buses.accepted).toBeGreaterThan(1);
  expect(buses.lagSec).toBeGreaterThanOrEqual(0);
  expect(buses.newest).not.toBeNull();
  expect(await city.health('emsc')).toMatchObject({
    transport: 'websocket',
    licence: 'CC-BY-4.0',
    accepted: 1,
  });
});

test('a refused key is told as such and not tried again and again; no answer holds a key', async () => {
  expect(await city.health('old-key-buses')).toMatchObject({
    state: 'down',
    lastGood: null,
    reason: { en: 'configuration error' },
  });
  expect(await city.health('gone-key-buses')).toMatchObject({
    state: 'down',
    lastGood: null,
    reason: { en: 'HTTP 403' },
  });
  const tried = upstream.asked.filter((path) => path.startsWith('/old/'));
  const asked = upstream.asked.filter((path) => path.startsWith('/api/realtime/'));
  expect(asked.length).toBeGreaterThan(3);
  expect(tried).toHaveLength(1);
  expect(await city.everyWord()).not.toContain('and-secret');
});
