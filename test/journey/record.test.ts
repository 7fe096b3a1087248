import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { ConfigError } from '../../server/config/config-error.ts';
import { readConfig, type RecordConfig } from '../../server/config/read-config.ts';
import { record } from '../../server/record.ts';
import { ROOT } from '../support/flood-night.ts';
import { fixtureOf } from '../support/frame-of.ts';
import { startUpstream } from '../support/upstream.ts';

function recordConfig(feed: string, dataDir: string, baseUrl?: string): RecordConfig {
  const config = readConfig(['record', feed, '--data', dataDir], {}, ROOT);
  if (config.command !== 'record') throw new Error('expected record');
  if (baseUrl === undefined) return config;
  const { city } = config;
  const feeds = city.profile.feeds.map((entry) =>
    entry.connected ? { ...entry, baseUrl, allowPrivate: true } : entry,
  );
  return { ...config, city: { ...city, profile: { ...city.profile, feeds } } };
}

test('record keeps the raw bodies, tables too, as lines that a recording is made of', async () => {
  await using upstream = await startUpstream((path) =>
    fixtureOf('hrfco-water-level', path.includes('info') ? 'info.json' : 'flood-night.json'),
  );
  const dataDir = mkdtempSync(join(tmpdir(), 'record-'));
  const config = recordConfig('hrfco-water-level', dataDir, upstream.url);
  const stop = new AbortController();
  const printed: string[] = [];
  const env = { HRFCO_KEY: 'river-secret' };
  const recording = record(config, env, ROOT, stop.signal, (line) => printed.push(line));
  await vi.waitFor(() => expect(upstream.asked.length).toBeGreaterThanOrEqual(2), 10_000);
  await new Promise((resolve) => setTimeout(resolve, 300));
  stop.abort();
  await recording;

  const folder = join(dataDir, 'recordings/hrfco-water-level');
  const [name = ''] = readdirSync(folder);
  const text = readFileSync(join(folder, name), 'utf8');
  const lines = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { at: string; call: string; body: string });
  expect(lines.map(({ call }) => call)).toEqual(['info', 'list']);
  expect(lines[1]?.body).toBe(fixtureOf('hrfco-water-level', 'flood-night.json').toString());
  expect(text.startsWith('{"at":"')).toBe(true);
  expect(text + printed.join()).not.toContain('river-secret');
});

test('a folder that cannot be written is one line, before anything is asked', async () => {
  await using upstream = await startUpstream(() => '[]');
  const dataDir = mkdtempSync(join(tmpdir(), 'record-'));
  writeFileSync(join(dataDir, 'recordings'), 'a file, no folder');
  const config = recordConfig('hrfco-water-level', dataDir, upstream.url);
  const { signal } = new AbortController();
  const recording = record(config, { HRFCO_KEY: 'river-secret' }, ROOT, signal, () => undefined);
  await expect(recording).rejects.toThrow(ConfigError);
  await expect(recording).rejects.toThrow(/expected room to write, found E\w+$/);
  expect(upstream.asked).toEqual([]);
});
