import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test, vi } from 'vitest';
import { startMosquitto } from '../support/mosquitto.ts';
import { publisher } from '../support/publisher.ts';
import { listeningFeed, listenTo } from './listening-feed.ts';

const HOLDER = fileURLToPath(new URL('../support/hold-a-message.ts', import.meta.url));
const WAIT = { timeout: 15_000, interval: 20 };

test('version 5: user properties, content type and topic come along; retained is marked', async () => {
  await using broker = await startMosquitto();
  await using lamp = await publisher(broker.url);
  await lamp.say('lamps/old', 'kept', { retain: true });
  await using city = listenTo(listeningFeed(broker.url));
  await vi.waitFor(() => expect(city.texts()).toEqual(['kept']), WAIT);
  await lamp.say('lamps/7', '{"on":true}', {
    properties: {
      contentType: 'application/json',
      userProperties: { Cabinet: 'C-1', 'mqtt-topic': 'forged' },
    },
  });
  await lamp.say('lamps/8', '{"on":false}', {
    properties: {
      contentType: 'application/json',
      userProperties: { specversion: '1.0', id: 'e-1', source: '/lamps', type: 'lamp.state' },
    },
  });
  await vi.waitFor(() => expect(city.frames).toHaveLength(3), WAIT);
  expect(city.frames.map(({ call, attributes }) => [call, attributes])).toEqual([
    ['mqtt', { 'mqtt-topic': 'lamps/old', 'mqtt-retained': 'true' }],
    ['mqtt', { cabinet: 'C-1', 'mqtt-topic': 'lamps/7' }],
    [
      'mqtt',
      {
        'ce-specversion': '1.0',
        'ce-id': 'e-1',
        'ce-source': '/lamps',
        'ce-type': 'lamp.state',
        'mqtt-topic': 'lamps/8',
      },
    ],
  ]);
  expect(city.frames[1]?.contentType).toBe('application/json');
});

test('a recorder beside the live city takes neither its session nor its messages', async () => {
  await using broker = await startMosquitto();
  await using lamp = await publisher(broker.url);
  await using city = listenTo(listeningFeed(broker.url));
  await using recorder = listenTo(listeningFeed(broker.url), { isGuest: true });
  await vi.waitFor(() => expect(city.failures[0]?.kind).toBe('waiting'), WAIT);
  await vi.waitFor(() => expect(recorder.failures[0]?.kind).toBe('waiting'), WAIT);
  await lamp.say('lamps/1', 'on');
  await vi.waitFor(() => expect([city.texts(), recorder.texts()]).toEqual([['on'], ['on']]), WAIT);
  expect(city.failures.map(({ kind }) => kind)).toEqual(['waiting']);
});

test('a broker that refuses us is asked again after minutes; one that is away, sooner and sooner less', async () => {
  const login = { user: 'city', password: 'secret' };
  await using broker = await startMosquitto({ login });
  const slept: number[] = [];
  const clock = {
    now: () => Date.now(),
    sleep: async (ms: number) => {
      slept.push(ms);
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
  const feed = listeningFeed(broker.url, { keyEnv: 'LOGIN' });
  const halfway = () => 0.5;
  {
    await using refused = listenTo(feed, { env: { LOGIN: 'city:no' }, clock, random: halfway });
    await vi.waitFor(() => expect(slept.length).toBeGreaterThan(1), WAIT);
    expect(new Set(refused.failures.map(({ reason }) => reason.en))).toEqual(
      new Set(['login refused']),
    );
    expect(new Set(slept)).toEqual(new Set([450_000]));
  }
  await broker.stop();
  slept.length = 0;
  await using away = listenTo(feed, { env: { LOGIN: 'city:secret' }, clock, random: halfway });
  await vi.waitFor(() => expect(slept.length).toBeGreaterThan(8), WAIT);
  expect(slept.slice(0, 8)).toEqual([1, 2, 4, 8, 16, 32, 60, 60].map((sec) => sec * 1000));
  expect(away.failures[0]).toEqual({
    kind: 'unreachable',
    reason: { ko: '연결 안 됨 (ECONNREFUSED)', en: 'unreachable (ECONNREFUSED)' },
  });
});

test('without its login, a topic or leave to go to an inner network nothing is connected to', async () => {
  await using broker = await startMosquitto();
  await using keyless = listenTo(listeningFeed(broker.url, { keyEnv: 'LOGIN' }));
  expect(keyless.failures[0]?.kind).toBe('key-missing');
  await using inner = listenTo(listeningFeed(broker.url, { allowPrivate: false }));
  await vi.waitFor(
    () => expect(inner.failures[0]?.reason.en).toBe('address refused: loopback'),
    WAIT,
  );
  const metadata = listeningFeed('mqtt://169.254.169.254:1883');
  await using cloud = listenTo(metadata);
  await vi.waitFor(
    () => expect(cloud.failures[0]?.reason.en).toBe('address refused: metadata'),
    WAIT,
  );
});

test('a message that breaks us comes again, is let go in the end and told; the next one is taken', async () => {
  await using broker = await startMosquitto();
  await using lamp = await publisher(broker.url);
  await using city = listenTo(listeningFeed(broker.url), {
    taken: ({ body }) =>
      body[0] === 'x'.charCodeAt(0) ? Promise.reject(new Error('defect')) : Promise.resolve(),
    random: () => 0.001,
  });
  await vi.waitFor(() => expect(city.failures[0]?.kind).toBe('waiting'), WAIT);
  await lamp.say('lamps/1', 'x');
  await lamp.say('lamps/1', 'good');
  await vi.waitFor(() => expect(city.texts()).toEqual(['x', 'x', 'x', 'x', 'x', 'good']), WAIT);
  expect(city.failures.filter(({ kind }) => kind === 'defect')).toHaveLength(5);
});

test('mqtts: a certificate that nobody vouches for is refused, with the reason', async () => {
  await using broker = await startMosquitto({ isTls: true });
  await using city = listenTo(listeningFeed(broker.url));
  await vi.waitFor(
    () => expect(city.failures[0]?.reason.en).toBe('unreachable (DEPTH_ZERO_SELF_SIGNED_CERT)'),
    WAIT,
  );
  expect(city.frames).toEqual([]);
});

test('mqtts: with the authority of the operator the broker is listened to', async () => {
  await using broker = await startMosquitto({ isTls: true });
  const listening = spawn(process.execPath, [HOLDER, 'lamps', broker.url, 'lamps/#'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_EXTRA_CA_CERTS: broker.certificate },
  });
  using _ = { [Symbol.dispose]: () => listening.kill('SIGKILL') };
  let said = '';
  listening.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  await vi.waitFor(() => expect(said).toContain('waiting'), WAIT);
});
