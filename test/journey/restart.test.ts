import { spawn } from 'node:child_process';
import { expect, test, vi } from 'vitest';
import type { Snapshot } from '../../contract/delta.ts';
import type { CityEvent } from '../../contract/event.ts';
import { readConfig } from '../../server/config/read-config.ts';
import { live } from '../../server/live.ts';
import { startCityProcess } from '../support/city-process.ts';
import { delhiSources } from '../support/delhi-sources.ts';
import { ROOT } from '../support/flood-night.ts';
import { startCity } from '../support/start-city.ts';
import { startUpstream } from '../support/upstream.ts';

const KEY = 'bus-and-secret';
const WAIT = { timeout: 60_000, interval: 200 };
/** Asked once, and not again while the test runs. */
const RARELY = { everySec: 120 };
const FEEDS = {
  sachet: RARELY,
  'otd-buses': RARELY,
  'usgs-earthquake': RARELY,
  'mcd-complaints': RARELY,
};

/** What sources said: without what we ourselves tell of them and of the city. */
function said(events: readonly CityEvent[]): readonly CityEvent[] {
  return events
    .filter(({ kind }) => kind !== 'feed' && kind !== 'indicator')
    .toSorted((a, b) => (a.subject < b.subject ? -1 : 1));
}

function figures(events: readonly CityEvent[]): ReadonlyMap<string, number | null> {
  return new Map(
    events.flatMap(({ data }) =>
      'form' in data && data.form === 'figure' ? [[data.figure, data.value] as const] : [],
    ),
  );
}

test(
  'a city whose sources fell silent stands after a restart as it stood before, as old as it is',
  { timeout: 240_000 },
  async () => {
    const upstream = await startUpstream(delhiSources(KEY).answer);
    const setup = {
      id: 'delhi',
      baseUrl: upstream.url,
      feeds: { ...FEEDS, emsc: { baseUrl: 'ws://127.0.0.1:9', everySec: 300 } },
      env: { OTD_DELHI_KEY: KEY },
    };
    const first = await startCity(setup);
    const snapshotOf = async ({ api }: { readonly api: string }): Promise<Snapshot> =>
      (await (await fetch(`${api}/snapshot`)).json()) as Snapshot;
    await vi.waitFor(async () => {
      const { events } = await snapshotOf(first);
      expect(figures(events).get('buses-running')).toBe(2);
      expect(new Set(events.map(({ kind }) => kind))).toEqual(
        new Set(['position', 'alert', 'request', 'feed', 'indicator', 'stage']),
      );
      // Told again once its feeds are heard.
      const stage = events.find(({ kind }) => kind === 'stage');
      expect(stage?.data).toMatchObject({ proposed: { unknown: [] } });
    }, WAIT);
    const healthBefore = await first.health('sachet');
    const before = await snapshotOf(first);
    await first[Symbol.asyncDispose]();
    await upstream[Symbol.asyncDispose]();

    await using second = await startCity({ ...setup, dataDir: first.dataDir });
    const after = await snapshotOf(second);
    expect(after.epoch).toBe(before.epoch);
    expect(after.seq).toBeGreaterThanOrEqual(before.seq);
    expect(said(after.events)).toEqual(said(before.events));
    expect(figures(after.events)).toEqual(figures(before.events));
    const strips = (events: readonly CityEvent[]) =>
      events.flatMap(({ data }) => ('form' in data && data.form === 'strip' ? [data.figure] : []));
    expect(strips(after.events)).toEqual(strips(before.events));
    const health = await second.health('sachet');
    expect(health).toMatchObject({
      lastGood: healthBefore.lastGood,
      accepted: healthBefore.accepted,
      countedSince: healthBefore.countedSince,
    });
    // Never heard before, nor now: no restart makes it live.
    expect((await second.health('emsc')).state).not.toBe('live');
  },
);

test(
  'two servers never share a log: the second says so in one line',
  { timeout: 120_000 },
  async () => {
    await using city = await startCityProcess();
    const folder = city.dataDir.slice(0, -'/data'.length);
    const words = ['start', '--cities', `${folder}/cities`, '--city', 'small-city', '--port', '0'];
    const { PATH, HOME } = process.env;
    const child = spawn(process.execPath, ['server/main.ts', ...words, '--data', city.dataDir], {
      cwd: ROOT,
      env: { PATH, HOME },
    });
    let told = '';
    child.stderr.on('data', (chunk: Buffer) => (told += chunk.toString()));
    const code = await new Promise((resolve) => child.once('close', resolve));
    // The pages may be older than their sources.
    const lines = told.split('\n').filter((line) => line !== '' && !line.startsWith('building'));
    expect(lines).toEqual([expect.stringContaining('in use by another process')]);
    expect(code).toBe(2);
    expect((await fetch(`${city.url}/healthz`)).ok).toBe(true);
  },
);

test('a start that is refused leaves the log to the next', { timeout: 120_000 }, async () => {
  await using city = await startCityProcess();
  const config = readConfig(['start', '--port', String(city.port)], {}, ROOT);
  if (config.command !== 'start') throw new Error('expected start');
  const dataDir = `${city.dataDir}-other`;
  const refused = live({ ...config, dataDir }, {}, ROOT, 'test-build');
  await expect(refused).rejects.toThrow('in use');
  const serving = await live({ ...config, dataDir, port: 0 }, {}, ROOT, 'test-build');
  await serving.close();
});
