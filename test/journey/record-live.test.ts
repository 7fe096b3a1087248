import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { expect, test, vi } from 'vitest';
import { cityProfile } from '../../server/config/city-profile.ts';
import { ConfigError } from '../../server/config/config-error.ts';
import { readConfig, type RecordConfig } from '../../server/config/read-config.ts';
import { openRecording } from '../../server/intake/recording.ts';
import { record } from '../../server/record.ts';
import { ROOT } from '../support/flood-night.ts';
import { startMessageServer } from '../support/message-server.ts';
import { startMosquitto } from '../support/mosquitto.ts';
import { publisher } from '../support/publisher.ts';

const WAIT = { timeout: 15_000, interval: 50 };

interface Recording {
  readonly printed: readonly string[];
  /** Stops and gives the lines that were kept. */
  readonly stop: () => Promise<readonly { readonly call: string; readonly body?: string }[]>;
}

function recordingOf(feed: object, env: Readonly<Record<string, string>>): Recording {
  const dataDir = mkdtempSync(join(tmpdir(), 'record-'));
  const feeds = cityProfile.shape.feeds.parse([{ id: 'rec', ...feed }]);
  const config = readConfig(
    ['record', 'dispatch-119', '--data', dataDir, '--port', '0'],
    {},
    ROOT,
  ) as RecordConfig;
  const city = { ...config.city, profile: { ...config.city.profile, feeds } };
  const stopping = new AbortController();
  const printed: string[] = [];
  const running = record({ ...config, city, feed: 'rec' }, env, ROOT, stopping.signal, (line) =>
    printed.push(line),
  );
  return {
    printed,
    stop: async () => {
      stopping.abort();
      await running;
      const folder = join(dataDir, 'recordings/rec');
      const text = readFileSync(join(folder, readdirSync(folder)[0] ?? ''), 'utf8');
      expect(text + printed.join()).not.toContain('and-secret');
      const lines = text.trim().split('\n');
      writeFileSync(join(dataDir, 'rec.jsonl.br'), brotliCompressSync(text));
      const replayed = openRecording(dataDir);
      expect(replayed.length).toBe(lines.length);
      expect(replayed.frame(0)).toMatchObject({
        feed: 'rec',
        call: /"call":"(\w+)"/.exec(text)?.[1],
      });
      return lines.map((line) => JSON.parse(line) as { call: string; body?: string });
    },
  };
}

test('record listens to a broker and keeps its messages without the password', async () => {
  const login = { user: 'city', password: 'right-and-secret' };
  await using broker = await startMosquitto({ login });
  await using lamp = await publisher(broker.url, { login });
  const recording = recordingOf(
    {
      connector: 'sensorthings',
      transport: 'mqtt',
      baseUrl: broker.url,
      allowPrivate: true,
      keyEnv: 'LOGIN',
      mqtt: { topics: ['lamps/#'] },
    },
    { LOGIN: 'city:right-and-secret' },
  );
  await vi.waitFor(() => expect(recording.printed.join()).toContain('nothing has come yet'), WAIT);
  await lamp.say('lamps/1', '{"login":"right-and-secret"}');
  await lamp.say('lamps/2', 'two', { properties: { userProperties: { k: 'right-and-secret' } } });
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(await recording.stop()).toMatchObject([
    {
      call: 'mqtt',
      body: `{"login":"${'*'.repeat(16)}"}`,
      attributes: { 'mqtt-topic': 'lamps/1' },
    },
    { call: 'mqtt', body: 'two', attributes: { 'mqtt-topic': 'lamps/2', k: '*'.repeat(16) } },
  ]);
});

test('record listens to a WebSocket', async () => {
  await using source = await startMessageServer();
  const feed = { connector: 'emsc', baseUrl: source.url, allowPrivate: true };
  const recording = recordingOf(feed, {});
  await vi.waitFor(() => expect(source.sockets).toHaveLength(1), WAIT);
  source.sockets[0]?.send('{"action":"create"}');
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(await recording.stop()).toMatchObject([{ call: 'message', body: '{"action":"create"}' }]);
});

test('record opens the web hook of a feed that is sent to us, and answers what it would read', async () => {
  const feed = { connector: 'cloudevents', keyEnv: 'EVENTS_KEY' };
  const recording = recordingOf(feed, { EVENTS_KEY: 'right-and-secret' });
  await vi.waitFor(() => expect(recording.printed.join()).toContain('POST http'), WAIT);
  const [, url = ''] = /POST (\S+)/.exec(recording.printed.join('\n')) ?? [];
  const send = (key: string): Promise<Response> =>
    fetch(url, {
      method: 'POST',
      headers: { 'x-api-key': key, 'content-type': 'application/cloudevents+json' },
      body: '{"specversion":"1.0","id":"e-1","source":"/s","type":"city.asset.updated.v1"}',
    });
  expect((await send('wrong-and-secret')).status).toBe(401);
  expect(await (await send('right-and-secret')).json()).toMatchObject({
    items: [{ index: 0, id: 'e-1', status: 'rejected' }],
  });
  expect(await recording.stop()).toMatchObject([{ call: 'push' }]);
});

test('without the key of its senders a web hook is not opened', async () => {
  const recording = recordingOf({ connector: 'cloudevents', keyEnv: 'EVENTS_KEY' }, {});
  await expect(recording.stop()).rejects.toThrow(ConfigError);
});
