import { expect, test, vi } from 'vitest';
import { startMosquitto } from '../support/mosquitto.ts';
import { publisher } from '../support/publisher.ts';
import { listeningFeed, listenTo } from './listening-feed.ts';

const WAIT = { timeout: 15_000, interval: 20 };
const VERSIONS = ['3.1.1', '5'] as const;
const session = (version: (typeof VERSIONS)[number]) =>
  ({ version, qos: 1, keepSec: 600 }) as const;
const forever = (): Promise<never> => new Promise(() => {});

test.for(VERSIONS)('MQTT %s: a message whose taker dies is delivered again', async (version) => {
  await using broker = await startMosquitto();
  await using lamp = await publisher(broker.url);
  const feed = listeningFeed(broker.url, { mqtt: session(version) });

  await using first = listenTo(feed, { taken: forever });
  await vi.waitFor(() => expect(first.failures[0]?.kind).toBe('waiting'), WAIT);
  await lamp.say('lamps/1', 'on');
  await lamp.say('lamps/1', 'off');
  await vi.waitFor(() => expect(first.texts()).toEqual(['on']), WAIT);
  await first.cut();

  await using second = listenTo(feed);
  await vi.waitFor(() => expect(second.texts()).toEqual(['on', 'off']), WAIT);
  await second.cut();

  // What was taken is forgotten by the broker.
  await using third = listenTo(feed);
  await vi.waitFor(() => expect(third.failures[0]?.kind).toBe('waiting'), WAIT);
  await lamp.say('lamps/1', 'dim');
  await vi.waitFor(() => expect(third.texts()).toEqual(['dim']), WAIT);
});

test.for(VERSIONS)(
  'MQTT %s: what is published while we are away, and over a restart of the broker, arrives',
  { timeout: 40_000 },
  async (version) => {
    await using broker = await startMosquitto();
    const feed = listeningFeed(broker.url, { mqtt: session(version) });
    const before = listenTo(feed);
    await vi.waitFor(() => expect(before.failures[0]?.kind).toBe('waiting'), WAIT);
    await before.cut();
    {
      await using lamp = await publisher(broker.url);
      for (const n of [1, 2, 3]) await lamp.say('lamps/1', `away ${n}`);
    }
    await broker.stop();
    await broker.start();
    await using after = listenTo(feed);
    await vi.waitFor(() => expect(after.texts()).toEqual(['away 1', 'away 2', 'away 3']), WAIT);

    await broker.stop();
    await vi.waitFor(() => expect(after.failures.at(-1)?.kind).toBe('unreachable'), WAIT);
    await broker.start();
    await using lamp = await publisher(broker.url);
    await lamp.say('lamps/1', 'back');
    await vi.waitFor(() => expect(after.texts().at(-1)).toBe('back'), WAIT);
  },
);

test('while a message is in hand the broker holds the rest: a flood is not in our memory', async () => {
  await using broker = await startMosquitto();
  await using lamp = await publisher(broker.url);
  const gate = Promise.withResolvers<void>();
  await using city = listenTo(listeningFeed(broker.url), { taken: () => gate.promise });
  await vi.waitFor(() => expect(city.failures[0]?.kind).toBe('waiting'), WAIT);
  await Promise.all(Array.from({ length: 300 }, (_, n) => lamp.say('lamps/1', `${n}`)));
  expect(city.texts()).toEqual(['0']);
  gate.resolve();
  await vi.waitFor(() => expect(city.frames).toHaveLength(300), WAIT);
  expect(city.texts()).toEqual(Array.from({ length: 300 }, (_, n) => `${n}`));
});

test.for(VERSIONS)(
  'MQTT %s: what is in the city and not on disk is delivered again; the next is taken meanwhile',
  async (version) => {
    await using broker = await startMosquitto();
    await using lamp = await publisher(broker.url);
    const feed = listeningFeed(broker.url, { mqtt: session(version) });
    const kept = [Promise.resolve(), ...Array.from({ length: 9 }, forever)];
    await using first = listenTo(feed, { kept: () => kept.shift() ?? forever() });
    await vi.waitFor(() => expect(first.failures[0]?.kind).toBe('waiting'), WAIT);
    for (const text of ['kept', 'on', 'off']) await lamp.say('lamps/1', text);
    await vi.waitFor(() => expect(first.texts()).toEqual(['kept', 'on', 'off']), WAIT);
    await first.cut();

    await using second = listenTo(feed);
    await vi.waitFor(() => expect(second.texts()).toEqual(['on', 'off']), WAIT);
  },
);
