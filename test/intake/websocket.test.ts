import { expect, test, vi } from 'vitest';
import { wallClock } from '../../server/intake/clock.ts';
import { websocketConnection } from '../../server/intake/websocket-connection.ts';
import { liveWith } from '../support/live-with.ts';
import { startMessageServer } from '../support/message-server.ts';
import { startUpstream } from '../support/upstream.ts';
import { listeningFeed, listenTo } from './listening-feed.ts';

const WAIT = { timeout: 15_000, interval: 20 };

test('each message is a frame in order; a connection that breaks is opened again', async () => {
  await using source = await startMessageServer();
  await using city = listenTo(listeningFeed(source.url, { hello: ['{"subscribe":"all"}'] }));
  await vi.waitFor(() => expect(source.heard).toEqual(['{"subscribe":"all"}']), WAIT);
  source.sockets[0]?.send('one');
  source.sockets[0]?.send(Buffer.from('two'));
  await vi.waitFor(() => expect(city.texts()).toEqual(['one', 'two']), WAIT);
  expect(city.frames[0]).toMatchObject({ feed: 'some-feed', call: 'message' });

  source.sockets[0]?.terminate();
  await vi.waitFor(() => expect(source.sockets).toHaveLength(2), WAIT);
  source.sockets[1]?.send('three');
  await vi.waitFor(() => expect(city.texts().at(-1)).toBe('three'), WAIT);
  expect(city.failures.map(({ kind }) => kind)).toEqual(['waiting', 'unreachable', 'waiting']);
  expect(source.heard).toHaveLength(2);
});

test('a source that no longer answers our pings is given up, though its connection stands', async () => {
  await using source = await startMessageServer({ isMute: true });
  const ending = await websocketConnection({
    url: source.url,
    addresses: [{ address: '127.0.0.1', family: 4 }],
    headers: {},
    hello: [],
    signal: AbortSignal.timeout(10_000),
    pingMs: 50,
    onUp: () => undefined,
    onMessage: () => Promise.resolve(),
  });
  expect(ending.failure.reason.en).toBe('connection lost');
  expect(source.sockets).toHaveLength(1);
});

test('a message past the cap is not received; a flood waits while the city is busy', async () => {
  await using source = await startMessageServer();
  const gate = Promise.withResolvers<void>();
  await using city = listenTo(listeningFeed(source.url), { taken: () => gate.promise });
  await vi.waitFor(() => expect(source.sockets).toHaveLength(1), WAIT);
  const [socket] = source.sockets;
  const flood = Array.from({ length: 2_000 }, (_, n) => `${n} ${'x'.repeat(10_000)}`);
  for (const text of flood) socket?.send(text);
  await vi.waitFor(() => expect(city.frames.length).toBeGreaterThan(0), WAIT);
  await wallClock.sleep(300, new AbortController().signal);
  expect(city.frames.length).toBeLessThan(200);
  gate.resolve();
  await vi.waitFor(() => expect(city.frames).toHaveLength(2_000), WAIT);
  expect(city.texts()).toEqual(flood);

  socket?.send(Buffer.alloc(16_000_001));
  await vi.waitFor(
    () => expect(city.failures.map(({ kind }) => kind)).toContain('too-large'),
    WAIT,
  );
  expect(city.frames).toHaveLength(2_000);
});

test('the key goes where the city says and nowhere else; a refused one is told', async () => {
  await using source = await startMessageServer({ key: 'right-and-secret' });
  const feed = listeningFeed(source.url, { keyEnv: 'QUAKE_KEY' });
  const keyed = {
    ...feed,
    connector: {
      ...feed.connector,
      source: { ...feed.connector.source, headers: { 'X-Key': '{KEY}' } },
    },
  };
  await using city = listenTo(keyed, { env: { QUAKE_KEY: 'right-and-secret' } });
  await vi.waitFor(() => expect(city.failures[0]?.kind).toBe('waiting'), WAIT);
  source.sockets[0]?.send('your key is right-and-secret');
  await vi.waitFor(() => expect(city.texts()).toEqual([`your key is ${'*'.repeat(16)}`]), WAIT);

  await using refused = listenTo(keyed, { env: { QUAKE_KEY: 'wrong-and-secret' } });
  await vi.waitFor(() => expect(refused.failures[0]).toMatchObject({ kind: 'refused' }), WAIT);
  expect(JSON.stringify(refused.failures)).not.toContain('secret');
});

test('addresses of inner networks and redirects to them are not followed', async () => {
  await using source = await startMessageServer();
  await using inner = listenTo(listeningFeed(source.url, { allowPrivate: false }));
  await vi.waitFor(() => expect(inner.failures[0]?.kind).toBe('blocked'), WAIT);
  await using upstream = await startUpstream((_path, response) => {
    response.writeHead(302, { location: source.url }).end();
  });
  const url = upstream.url.replace('http:', 'ws:');
  await using redirected = listenTo(listeningFeed(url));
  await vi.waitFor(() => expect(redirected.failures[0]?.reason.en).toBe('HTTP 302'), WAIT);
  expect(source.sockets).toHaveLength(0);
});

test('an earthquake comes to the city by WebSocket, its correction too', async () => {
  await using source = await startMessageServer();
  const feed = { id: 'quakes', connector: 'emsc', baseUrl: source.url, allowPrivate: true };
  await using city = await liveWith([feed]);
  await vi.waitFor(() => expect(source.sockets).toHaveLength(1), WAIT);
  const now = new Date().toISOString();
  const quake = (action: string, mag: number, lastupdate: string): string =>
    JSON.stringify({
      action,
      data: {
        type: 'Feature',
        id: '20221122_0000042',
        geometry: { type: 'Point', coordinates: [127.1, 37.4, -9] },
        properties: {
          unid: '20221122_0000042',
          time: now,
          lastupdate,
          flynn_region: 'SOUTH KOREA',
          depth: 9,
          mag,
          evtype: 'ke',
          auth: 'EMSC',
        },
      },
    });
  const later = new Date(Date.parse(now) + 60_000).toISOString();
  source.sockets[0]?.send(quake('create', 4.1, now));
  source.sockets[0]?.send(quake('update', 4.4, later));
  source.sockets[0]?.send('{"action":');
  await vi.waitFor(
    async () =>
      expect(await city.health('quakes')).toMatchObject({
        transport: 'websocket',
        accepted: 2,
        rejected: 1,
      }),
    WAIT,
  );
});
