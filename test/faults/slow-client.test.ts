import { expect, test, vi } from 'vitest';
import { observationAt } from '../support/city-events.ts';
import { rawViewer, type RawViewer } from '../support/raw-viewer.ts';
import { streamProcess } from '../support/stream-process.ts';

const WAIT = { timeout: 40_000, interval: 100 };
const IS_LONG = process.env['FAULTS'] === 'long';
const HEALTHY = IS_LONG ? 80 : 8;
const STALLED = IS_LONG ? 20 : 4;
const MOST_BYTES_EACH = 5_000_000;
/** Values in a delta: 0.8 MB of them. */
const GAUGES = 1_000;

async function watching(port: number, isLight = true): Promise<RawViewer> {
  const viewer = rawViewer({ port, isLight });
  await viewer.ready;
  await viewer.watch();
  await vi.waitFor(() => expect(viewer.snapshots()).toBe(1), WAIT);
  return viewer;
}

type Server = Awaited<ReturnType<typeof streamProcess>>;

/** Offers as much as a day of a city in some seconds. */
async function flood(server: Server, from: number): Promise<void> {
  for (let step = from; step < from + 30; step += 1) {
    await server.put(Array.from({ length: GAUGES }, (_, gauge) => observationAt(gauge, step)));
  }
}

/** The server's figures once those who read have everything: what waits for them is not counted. */
async function factsWhenRead(server: Server, healthy: readonly RawViewer[]) {
  await vi.waitFor(async () => {
    const { seq } = await server.facts();
    for (const viewer of healthy) expect(viewer.position()?.seq).toBe(seq);
  }, WAIT);
  return server.facts();
}

test(
  'stalled viewers cost the server little memory, the others nothing; after 12 s they are ended, and whole when they come back',
  { timeout: IS_LONG ? 600_000 : 120_000 },
  async () => {
    await using server = await streamProcess({ perAddress: 200 });
    const healthy = await Promise.all(
      Array.from({ length: HEALTHY }, (_, index) => watching(server.port, index > 0)),
    );
    // First what a server holds anyway: the ring of the last deltas is full after this.
    await flood(server, 1);
    const full = await factsWhenRead(server, healthy);
    await flood(server, 31);
    const alone = await factsWhenRead(server, healthy);
    const stalled = await Promise.all(Array.from({ length: STALLED }, () => watching(server.port)));
    for (const { socket } of stalled) socket.pause();
    await flood(server, 61);
    const beside = await factsWhenRead(server, healthy);
    // On a slow machine some have been ended by now.
    expect(beside.behind + (beside.closed['slow'] ?? 0)).toBe(STALLED);
    const more = beside.heldBytes - alone.heldBytes - (alone.heldBytes - full.heldBytes);
    expect(more / STALLED).toBeLessThan(MOST_BYTES_EACH);
    for (const viewer of healthy) expect([viewer.gaps(), viewer.snapshots()]).toEqual([0, 1]);

    await vi.waitFor(
      async () => expect((await server.facts()).closed).toEqual({ slow: STALLED }),
      WAIT,
    );
    for (const { socket } of stalled) socket.resume();
    const comeBack = rawViewer({ port: server.port });
    const [first] = stalled;
    await first?.closed;
    await comeBack.ready;
    await comeBack.watch();
    await vi.waitFor(() => expect(comeBack.snapshots()).toBe(1), WAIT);
    const [one] = healthy;
    if (one === undefined) throw new Error('expected a healthy viewer');
    await vi.waitFor(() => expect(comeBack.position()).toEqual(one.position()), WAIT);
    expect(comeBack.city().byKind).toEqual(one.city().byKind);
    for (const viewer of [...healthy, ...stalled, comeBack]) viewer[Symbol.dispose]();
  },
);
