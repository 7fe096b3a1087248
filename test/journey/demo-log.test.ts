import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test, vi } from 'vitest';
import type { DatastreamsAnswer } from '../../contract/api.ts';
import type { Snapshot } from '../../contract/delta.ts';
import type { SeriesAnswer } from '../../contract/history.ts';
import { readConfig } from '../../server/config/read-config.ts';
import { demo } from '../../server/demo.ts';
import { live } from '../../server/live.ts';
import { ROOT } from '../support/flood-night.ts';

const WAIT = { timeout: 30_000, interval: 100 };

async function started(command: 'demo' | 'start', dataDir: string) {
  const from = command === 'demo' ? ['--from', '2022-08-08T16:20+09:00', '--speed', '60'] : [];
  const config = readConfig([command, '--port', '0', '--data', dataDir, ...from], {}, ROOT);
  if (config.command === 'demo') return demo(config, ROOT, 'test-build');
  // Nobody is asked: a live city of the same name, and none of its feeds connected.
  if (config.command !== 'start') throw new Error('expected start');
  const feeds = config.city.profile.feeds.map(({ id }) => ({
    id,
    connected: false as const,
    title: { ko: id },
    about: 'system' as const,
  }));
  const city = { ...config.city, profile: { ...config.city.profile, feeds } };
  return live({ ...config, city }, {}, ROOT, 'test-build');
}

async function snapshot(port: number, query = ''): Promise<Snapshot> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1/snapshot${query}`);
  if (!answer.ok) throw new Error(await answer.text());
  return (await answer.json()) as Snapshot;
}

/** Values of a datastream over what was played unseen, as known then: more may come in late. */
async function pointsOf(port: number, datastream: string): Promise<SeriesAnswer['points']> {
  const span = 'from=2022-08-08T16:00:00%2B09:00&to=2022-08-08T16:20:00%2B09:00&step=300';
  const basis = 'basis=known&known=2022-08-08T16:20:00%2B09:00';
  const path = `series?datastream=${encodeURIComponent(datastream)}&${span}&${basis}`;
  return (await answerOf<SeriesAnswer>(port, path)).points;
}

async function answerOf<T>(port: number, path: string): Promise<T> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1/${path}`);
  if (!answer.ok) throw new Error(await answer.text());
  return (await answer.json()) as T;
}

function rowsOf(path: string) {
  const log = new DatabaseSync(path, { readOnly: true });
  const epochs = log.prepare('select distinct epoch from delta_log').all();
  const mode = log.prepare("select value from meta where key = 'mode'").get();
  log.close();
  return { epochs: epochs.map(({ epoch }) => String(epoch)), mode: mode?.['value'] };
}

test(
  'a recording has a log of its own, which can be looked back on and is gone with it; a live city never takes it',
  { timeout: 240_000 },
  async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'demo-log-'));
    const left = join(dataDir, 'demo/left-by-a-crash');
    mkdirSync(left, { recursive: true });
    utimesSync(left, 0, 0);
    const shown = await started('demo', dataDir);
    // Whoever asks at once gets all that was played before it was shown.
    const { datastreams } = await answerOf<DatastreamsAnswer>(shown.port, 'datastreams');
    const [{ datastream } = { datastream: '' }] = datastreams.toSorted((a, b) => b.count - a.count);
    const first = await pointsOf(shown.port, datastream);
    expect(first.some(({ count }) => count > 0)).toBe(true);
    expect(existsSync(left)).toBe(false);
    const liveNow = await started('start', dataDir);
    const [folder = ''] = readdirSync(join(dataDir, 'demo'));
    const demoLog = join(dataDir, 'demo', folder, 'log.db');
    const liveLog = join(dataDir, 'log/seoul.db');

    const now = await snapshot(shown.port);
    const past = await snapshot(shown.port, '?at=2022-08-08T16:10:00%2B09:00');
    expect(past.mode).toBe('demo');
    expect(past.events.length).toBeGreaterThan(100);
    expect(past.now < now.now).toBe(true);
    expect(await pointsOf(shown.port, datastream)).toEqual(first);
    await vi.waitFor(() => expect(rowsOf(liveLog).mode).toBe('live'), WAIT);
    await vi.waitFor(() => expect(rowsOf(demoLog).epochs.length).toBeGreaterThan(1), WAIT);
    const [ofDemo, ofLive] = [rowsOf(demoLog), rowsOf(liveLog)];
    expect(ofDemo.mode).toBe('demo');
    expect(ofLive.epochs).toHaveLength(1);
    expect(ofDemo.epochs).not.toContain(ofLive.epochs[0]);

    // Going back is another history: what was held of the former is gone.
    const at = '2022-08-08T16:05:00+09:00';
    await fetch(`http://127.0.0.1:${shown.port}/api/v1/replay`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ action: 'seek', at }),
    });
    const earlier = await snapshot(shown.port);
    expect([now.epoch, past.epoch]).not.toContain(earlier.epoch);
    await expect(snapshot(shown.port, '?at=2022-08-08T16:15:00%2B09:00')).rejects.toThrow('held');

    // Another demo beside it leaves it alone, however old its folder.
    utimesSync(join(dataDir, 'demo', folder), 0, 0);
    const second = await started('demo', dataDir);
    expect(readdirSync(join(dataDir, 'demo'))).toHaveLength(2);
    expect((await snapshot(second.port)).epoch).not.toBe((await snapshot(shown.port)).epoch);
    await second.close();
    expect(readdirSync(join(dataDir, 'demo'))).toEqual([folder]);

    const copy = mkdtempSync(join(tmpdir(), 'demo-as-live-'));
    mkdirSync(join(copy, 'log'));
    for (const end of ['', '-wal']) copyFileSync(demoLog + end, join(copy, `log/seoul.db${end}`));
    await liveNow.close();
    await shown.close();
    expect(readdirSync(join(dataDir, 'demo'))).toEqual([]);
    await expect(started('start', copy)).rejects.toThrow(/demo/);
  },
);
