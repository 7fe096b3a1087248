import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import type { Snapshot } from '../../contract/delta.ts';
import { readConfig } from '../../server/config/read-config.ts';
import { demo } from '../../server/demo.ts';
import { ROOT } from '../support/flood-night.ts';
import { pastViewer } from '../support/past-viewer.ts';
import { stateHash } from '../support/state-hash.ts';

const WAIT = { timeout: 60_000, interval: 100 };
/** Well before where the viewer stood, with room for a slow machine. */
const WOUND_BACK = '2022-08-08T16:12:00+09:00';
const START = '2022-08-08T07:10:00.000Z';

test(
  'a recording can be looked back on by one viewer, and stays a demo; wound back, the viewer is taken along',
  { timeout: 240_000 },
  async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'demo-past-'));
    const words = ['--from', '2022-08-08T16:20+09:00', '--speed', '60'];
    const config = readConfig(['demo', '--port', '0', '--data', dataDir, ...words], {}, ROOT);
    if (config.command !== 'demo') throw new Error('expected demo');
    const shown = await demo(config, ROOT, 'test-build');
    const url = `http://127.0.0.1:${shown.port}`;
    using present = pastViewer(url);
    using past = pastViewer(url);
    await present.watch('live');
    expect(await past.watch({ from: START, speed: 60 })).toMatchObject({ ok: true });
    expect(past.head()).toMatchObject({ mode: 'demo', basis: 'known', now: START });
    await vi.waitFor(() => expect(present.head()).toMatchObject({ mode: 'demo' }), WAIT);
    expect(present.head()?.basis).toBeUndefined();

    // Before what the present began with: the hours that were folded for it.
    const begin = past.position().seq;
    await vi.waitFor(() => expect(past.position().seq).toBeGreaterThan(begin + 3), WAIT);
    const stood = await past.ask('pause', { isPaused: true });
    if (!stood.ok) throw new Error(stood.problem);
    expect(stood.now > START).toBe(true);
    const answer = await fetch(`${url}/api/v1/snapshot?at=${stood.now}`);
    const { events, mode, basis } = (await answer.json()) as Snapshot;
    expect({ mode, basis }).toEqual({ mode: 'demo', basis: 'known' });
    expect(stateHash(past.events().values())).toBe(stateHash(events));
    const keys = past.frames().filter(({ after }) => after === undefined);
    expect(keys.map(({ topic }) => topic)).toEqual(['positions', 'links']);
    expect(keys.every(({ epoch }) => epoch === past.position().epoch)).toBe(true);

    // Five minutes behind, whatever the present does.
    await past.watch({ shiftMs: 300_000, speed: 1, basis: 'happened' });
    expect(past.head()).toMatchObject({ basis: 'happened', speed: 60 });
    const { epoch } = past.position();
    await vi.waitFor(() => expect(past.position().seq).toBeGreaterThan(begin + 3), WAIT);
    expect(past.position().epoch).toBe(epoch);

    await fetch(`${url}/api/v1/replay`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ action: 'seek', at: '2022-08-08T16:05:00+09:00' }),
    });
    await vi.waitFor(() => expect(past.position().epoch).not.toBe(epoch), WAIT);
    // It stood after 16:15; a first picture may still be of the log as it was.
    await vi.waitFor(
      () => expect(Date.parse(past.head()?.now ?? '')).toBeLessThan(Date.parse(WOUND_BACK)),
      WAIT,
    );
    expect(past.gaps() + present.gaps()).toBe(0);
    await shown.close();
  },
);
