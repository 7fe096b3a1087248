import { expect, test, vi } from 'vitest';
import type { ReplayAnswer, ReplayCommand } from '../../contract/api.ts';
import type { Snapshot } from '../../contract/delta.ts';
import { createCityStore } from '../../client/city/store.ts';
import { followTimeline } from '../../client/link/socket.ts';
import { readConfig } from '../../server/config/read-config.ts';
import { demo } from '../../server/demo.ts';
import { ROOT } from '../support/flood-night.ts';

const FROM = '2026-06-12T12:35:00.000Z';
const TO = '2026-06-12T13:20:00.000Z';

test(
  'a seek forward is one step on every screen: the picture held, then the one at the instant, whole',
  { timeout: 120_000 },
  async () => {
    const args = ['demo', '--city', 'delhi', '--port', '0', '--from', FROM];
    const config = readConfig(args, {}, ROOT);
    if (config.command !== 'demo') throw new Error('expected a demo');
    const serving = await demo(config, ROOT, 'test-build');
    const base = `http://127.0.0.1:${serving.port}`;
    const command = async (body: ReplayCommand): Promise<ReplayAnswer> => {
      const headers = { 'content-type': 'application/json' };
      const init = { method: 'POST', headers, body: JSON.stringify(body) };
      return (await (await fetch(`${base}/api/v1/replay`, init)).json()) as ReplayAnswer;
    };
    await command({ action: 'pause' });
    const store = createCityStore();
    const { stop } = followTimeline(store, base);
    await vi.waitFor(() => expect(store.getState().city).toBeDefined(), { timeout: 20_000 });
    const before = store.getState().city?.position;
    const shown = new Set<string>();
    const said = new Set<number | undefined>();
    store.subscribe(({ city, time }) => {
      if (city !== undefined) shown.add(`${city.position.epoch} ${city.now}`);
      said.add(time.sharedSeekMs);
    });

    await command({ action: 'seek', at: TO });
    const snapshot = (await (await fetch(`${base}/api/v1/snapshot`)).json()) as Snapshot;
    await vi.waitFor(() => expect(store.getState().city?.position.epoch).toBe(snapshot.epoch), {
      timeout: 20_000,
    });
    stop();
    await serving.close();

    expect(said).toContain(Date.parse(TO));
    expect(store.getState().time.sharedSeekMs).toBeUndefined();
    expect(snapshot.epoch).not.toBe(before?.epoch);
    expect([...shown].filter((state) => !state.startsWith(snapshot.epoch))).toHaveLength(1);
    const ids = (events: Iterable<{ readonly id: string }>): readonly string[] =>
      [...events].map(({ id }) => id).toSorted();
    const { byKind } = store.getState().city ?? {};
    const held = Object.values(byKind ?? {}).flatMap((map) => [...map.values()]);
    const sparse = snapshot.events.filter(({ kind }) => kind !== 'position');
    expect(ids(held)).toEqual(ids(sparse));
  },
);
