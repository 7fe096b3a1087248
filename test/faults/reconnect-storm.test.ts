import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { reconnectDelayMs } from '../../client/link/fold-pending.ts';
import { rawViewer, type RawViewer } from '../support/raw-viewer.ts';
import { cityHash } from '../support/state-hash.ts';
import { streamProcess } from '../support/stream-process.ts';

const IS_LONG = process.env['FAULTS'] === 'long';
const VIEWERS = IS_LONG ? 1_000 : 100;
/** With 3,000 a snapshot is 2 MB of JSON. */
const ENTITIES = IS_LONG ? 3_000 : 500;
/** All are at the same number without a gap; of a thousand, the cities of some are compared too. */
const COMPARED_EACH = IS_LONG ? 20 : 1;

/** Comes back as the client does: after a random wait below a ceiling that doubles. */
async function comesBack(port: number): Promise<RawViewer> {
  for (let attempt = 0; ; attempt += 1) {
    await sleep(reconnectDelayMs(attempt, Math.random()));
    const viewer = rawViewer({ port });
    try {
      await viewer.ready;
      await viewer.watch();
      return viewer;
    } catch {
      viewer[Symbol.dispose]();
    }
  }
}

test(
  'everyone comes back at once after a kill: all whole, the snapshot encoded for all together',
  { timeout: 120_000 },
  async () => {
    await using server = await streamProcess({ perAddress: 2 * VIEWERS, entities: ENTITIES });
    const before = await Promise.all(Array.from({ length: VIEWERS }, () => comesBack(server.port)));
    await server.kill();
    await Promise.all(before.map(({ closed }) => closed));
    await server.start();
    const started = performance.now();
    const after = await Promise.all(Array.from({ length: VIEWERS }, () => comesBack(server.port)));
    while (!after.every((viewer) => viewer.snapshots() === 1)) await sleep(20);
    const wholeMs = performance.now() - started;

    const facts = await server.facts();
    for (const viewer of after) {
      expect(viewer.position()?.seq).toBe(facts.seq);
      expect(viewer.gaps()).toBe(0);
    }
    const hash = await server.hash();
    for (const viewer of after.filter((_, index) => index % COMPARED_EACH === 0)) {
      expect(cityHash(viewer.city())).toBe(hash);
    }
    expect(after[0]?.city().byKind.observation.size).toBe(ENTITIES);
    expect(facts.encodings).toBeLessThanOrEqual(2);
    if (IS_LONG) console.log({ viewers: VIEWERS, wholeMs, ...facts });
    for (const viewer of [...before, ...after]) viewer[Symbol.dispose]();
  },
);
