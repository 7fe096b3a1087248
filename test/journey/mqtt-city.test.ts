import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test, vi } from 'vitest';
import type { Snapshot } from '../../contract/delta.ts';
import { liveWith, type LiveCity } from '../support/live-with.ts';
import { startMosquitto } from '../support/mosquitto.ts';
import { publisher } from '../support/publisher.ts';

const HOLDER = fileURLToPath(new URL('../support/hold-a-message.ts', import.meta.url));
const WAIT = { timeout: 20_000, interval: 50 };
const TOPIC = 'v1.1/Datastreams(7)/Observations';

function lampFeed(url: string, more: object = {}) {
  return {
    id: 'lamp-light',
    connector: 'sensorthings',
    transport: 'mqtt',
    baseUrl: url,
    allowPrivate: true,
    everySec: 60,
    settings: { datastreams: { 7: { unit: 'lx', property: 'light.illuminance', name: 'Lamp' } } },
    ...more,
  };
}

/** The n-th second of the last quarter of an hour. */
function reading(n: number, value = n): string {
  const at = new Date(Date.now() - 900_000 + n * 100).toISOString();
  return JSON.stringify({ phenomenonTime: at, resultTime: at, result: value });
}

const isWaiting = async (city: LiveCity): Promise<void> => {
  const health = await city.health('lamp-light');
  expect(health?.reason?.en).toBe('connected, nothing has come yet');
};

async function observations(city: LiveCity) {
  const snapshot = (await (await fetch(`${city.base}/snapshot`)).json()) as Snapshot;
  return snapshot.events.filter(({ kind }) => kind === 'observation');
}

test('a burst of 1,000 messages arrives whole, each once; sent again, it is told as known', async () => {
  await using broker = await startMosquitto();
  await using lamp = await publisher(broker.url);
  await using city = await liveWith([lampFeed(broker.url)]);
  await vi.waitFor(() => isWaiting(city), WAIT);
  const burst = Array.from({ length: 1_000 }, (_, n) => reading(n));
  await Promise.all(burst.map((text) => lamp.say(TOPIC, text)));
  await vi.waitFor(
    async () => expect(await city.health('lamp-light')).toMatchObject({ accepted: 1_000 }),
    WAIT,
  );
  await Promise.all(burst.slice(0, 200).map((text) => lamp.say(TOPIC, text)));
  await vi.waitFor(
    async () => expect(await city.health('lamp-light')).toMatchObject({ duplicates: 200 }),
    WAIT,
  );
  const health = await city.health('lamp-light');
  expect(health).toMatchObject({ accepted: 1_000, rejected: 0, state: 'live', transport: 'mqtt' });
  expect(health?.reason).toBeUndefined();
  expect((await observations(city)).map(({ data }) => 'result' in data && data.result)).toEqual([
    999,
  ]);
}, 60_000);

test('killed with a message in hand, we get it once after the restart', async () => {
  await using broker = await startMosquitto();
  const feed = lampFeed(broker.url);
  const doomed = spawn(process.execPath, [HOLDER, feed.id, broker.url, TOPIC], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  doomed.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  using _ = { [Symbol.dispose]: () => doomed.kill('SIGKILL') };
  await vi.waitFor(() => expect(said).toContain('waiting'), WAIT);
  await using lamp = await publisher(broker.url);
  await lamp.say(TOPIC, reading(1, 41));
  await vi.waitFor(() => expect(said).toContain('in hand'), WAIT);
  const gone = new Promise((resolve) => doomed.once('exit', resolve));
  doomed.kill('SIGKILL');
  await gone;
  await lamp.say(TOPIC, reading(2, 42));

  await using city = await liveWith([feed]);
  await vi.waitFor(
    async () =>
      expect(await city.health('lamp-light')).toMatchObject({ accepted: 2, duplicates: 0 }),
    WAIT,
  );
}, 60_000);

test('a retained message is taken as a state of unknown age, not as news', async () => {
  await using broker = await startMosquitto();
  await using lamp = await publisher(broker.url);
  const old = reading(1, 17);
  await lamp.say(TOPIC, old, { retain: true });
  await using city = await liveWith([lampFeed(broker.url)]);
  await vi.waitFor(async () => {
    const [held] = await observations(city);
    expect(held?.data).toMatchObject({ result: 17, flags: ['retained'] });
  }, WAIT);
  const [held] = await observations(city);
  expect(old).toContain(held?.time);
  await lamp.say(TOPIC, reading(600, 18));
  await vi.waitFor(async () => {
    const [fresh] = await observations(city);
    expect(fresh?.data).toMatchObject({ result: 18 });
    expect(fresh?.data.flags ?? []).toEqual([]);
  }, WAIT);
  // Clearing what is retained says nothing: no reject, no event.
  await lamp.say(TOPIC, '', { retain: true });
  await lamp.say(TOPIC, reading(700, 19));
  await vi.waitFor(
    async () => expect(await city.health('lamp-light')).toMatchObject({ accepted: 3, rejected: 0 }),
    WAIT,
  );
}, 60_000);

test('a wrong password is told at once, without the password, and not tried again and again', async () => {
  const login = { user: 'city', password: 'right-and-secret' };
  await using broker = await startMosquitto({ login });
  const feed = lampFeed(broker.url, { keyEnv: 'LAMP_LOGIN' });
  await using city = await liveWith([feed], { LAMP_LOGIN: 'city:wrong-and-secret' });
  await vi.waitFor(
    async () =>
      expect(await city.health('lamp-light')).toMatchObject({
        state: 'down',
        reason: { en: 'login refused', ko: '로그인 거부' },
      }),
    WAIT,
  );
  const texts = await Promise.all(
    ['/feeds', '/snapshot', '/feeds/lamp-light/rejects'].map(async (path) =>
      (await fetch(city.base + path)).text(),
    ),
  );
  expect(texts.join()).not.toContain('and-secret');

  await using admitted = await liveWith([feed], { LAMP_LOGIN: 'city:right-and-secret' });
  await vi.waitFor(() => isWaiting(admitted), WAIT);
}, 60_000);

test('a message that is too large or broken is a reject with its reason, and the next one counts', async () => {
  await using broker = await startMosquitto();
  await using lamp = await publisher(broker.url);
  await using city = await liveWith([lampFeed(broker.url)]);
  await vi.waitFor(() => isWaiting(city), WAIT);
  await lamp.say(TOPIC, Buffer.alloc(5_000_001, 0x20));
  await lamp.say(TOPIC, '{"result":');
  await lamp.say(TOPIC, reading(5));
  await vi.waitFor(
    async () => expect(await city.health('lamp-light')).toMatchObject({ accepted: 1, rejected: 2 }),
    WAIT,
  );
  const rejects = (await city.health('lamp-light'))?.rejects ?? [];
  expect(rejects.map(({ where }) => where)).toEqual(['body', 'body']);
  expect(rejects[1]?.why).toBe('body over 5000000 bytes');
}, 60_000);

test('the Last Will of the source makes the feed lost at once; its next message brings it back', async () => {
  await using broker = await startMosquitto();
  const will = { topic: 'lamps/gateway', payload: 'offline' };
  await using city = await liveWith([lampFeed(broker.url, { mqtt: { will } })]);
  await vi.waitFor(() => isWaiting(city), WAIT);
  await using gateway = await publisher(broker.url, { will });
  await gateway.say(TOPIC, reading(1));
  await vi.waitFor(
    async () => expect(await city.health('lamp-light')).toMatchObject({ state: 'live' }),
    WAIT,
  );
  gateway.die();
  await vi.waitFor(
    async () =>
      expect(await city.health('lamp-light')).toMatchObject({
        state: 'down',
        reason: { en: 'the source says that it is offline' },
      }),
    WAIT,
  );
  await using back = await publisher(broker.url);
  await back.say(TOPIC, reading(2));
  await vi.waitFor(
    async () => expect(await city.health('lamp-light')).toMatchObject({ state: 'live' }),
    WAIT,
  );
}, 60_000);
