import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import type { TimelineAnswer } from '../../contract/api.ts';
import { incident, reading, startCityProcess } from '../support/city-process.ts';
import { pastViewer } from '../support/past-viewer.ts';
import { servedCity, stateHash } from '../support/state-hash.ts';

const WAIT = { timeout: 30_000, interval: 100 };

test(
  'killed while it seeks the server is whole again; a past that is given up under a viewer ends with a word',
  { timeout: 240_000 },
  async () => {
    await using city = await startCityProcess();
    for (let index = 1; index <= 6; index += 1) {
      await city.send([reading(index, index % 3), incident(index)]);
      await sleep(300);
    }
    const told = async (): Promise<TimelineAnswer> =>
      (await (await fetch(`${city.url}/api/v1/timeline`)).json()) as TimelineAnswer;
    const { span } = await told();
    const middle = new Date((Date.parse(span?.from ?? '') + Date.parse(span?.to ?? '')) / 2);
    const at = middle.toISOString();
    const before = await servedCity(city.url, at);
    const present = await servedCity(city.url);

    using viewer = pastViewer(city.url);
    expect(await viewer.watch({ from: at, speed: 1 })).toMatchObject({ ok: true });
    const asked = [1, 2, 3].map(() => viewer.ask('seek', { at }).catch(() => undefined));
    await city.end('SIGKILL');
    await city.start();
    await vi.waitFor(() => expect(viewer.isConnected()).toBe(true), WAIT);
    // Whatever came of the seeks, the same instant is the same city.
    await viewer.watch({ from: at, speed: 0 });
    expect(stateHash(viewer.events().values())).toBe(before.hash);
    expect((await servedCity(city.url, at)).hash).toBe(before.hash);
    const known = new Set((await servedCity(city.url)).events.map(({ subject }) => subject));
    expect(present.events.filter(({ subject }) => !known.has(subject))).toEqual([]);

    // Retention takes what stands before the newest keyframe, as it does after its days.
    const log = new DatabaseSync(join(city.dataDir, 'log/small-city.db'), { timeout: 5000 });
    const first = log.prepare('select max(seq) as seq, max(at) as at from keyframe').get();
    log.exec(`begin immediate;
      delete from delta_log where seq_from <= ${Number(first?.['seq'])};
      delete from keyframe where seq < ${Number(first?.['seq'])}; commit`);
    log.close();
    await viewer.ask('speed', { speed: 60 });
    await viewer.ask('pause', { isPaused: false });
    await vi.waitFor(
      () => expect(viewer.heartbeats().some(({ problem }) => problem !== undefined)).toBe(true),
      WAIT,
    );
    // It goes on by itself where the log now begins, whole.
    await vi.waitFor(() => {
      expect(Date.parse(viewer.head()?.now ?? '')).toBeGreaterThanOrEqual(Number(first?.['at']));
      expect(viewer.heartbeats().at(-1)).not.toHaveProperty('problem');
    }, WAIT);
    const refused = await viewer.ask('seek', { at });
    expect(refused.ok ? '' : refused.problem).toContain('expected ');
    expect(viewer.gaps()).toBe(0);
    expect((await fetch(`${city.url}/healthz`)).status).toBe(200);
    await Promise.race([Promise.allSettled(asked), sleep(100)]);
  },
);
