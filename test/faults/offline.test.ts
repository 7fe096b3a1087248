import { expect, test, vi } from 'vitest';
import { observationAt } from '../support/city-events.ts';
import { cuttableLink } from '../support/cuttable-link.ts';
import { rawViewer, type RawViewer } from '../support/raw-viewer.ts';
import { servedStream, type ServedStream } from '../support/served-stream.ts';
import { cityHash } from '../support/state-hash.ts';

const WAIT = { timeout: 20_000 };
const MINUTE_MS = 60_000;

/** The city goes on for a while: each step is a flush, four a second on the wall's clock. */
function goesOn(served: ServedStream, clock: { ms: number }, lastsMs: number): void {
  const steps = 200;
  for (let step = 0; step < steps; step += 1) {
    clock.ms += lastsMs / steps;
    served.put([observationAt(step % 40, served.state.seq)]);
    served.stream.flush();
  }
}

async function watching(port: number, held?: RawViewer): Promise<RawViewer> {
  const viewer = rawViewer({ port });
  await viewer.ready;
  const answer = await viewer.watch(held?.position());
  expect(answer.ok).toBe(true);
  return viewer;
}

test.for([
  ['30 s', 30_000, 1],
  ['10 min', 10 * MINUTE_MS, 1],
  ['20 min, longer than deltas are kept', 20 * MINUTE_MS, 2],
] as const)('offline for %s', async ([, lastsMs, snapshots]) => {
  const clock = { ms: 0 };
  await using served = await servedStream({ nowMs: () => clock.ms });
  await using link = await cuttableLink(served.port);
  const port = Number(new URL(link.url).port);
  served.put(Array.from({ length: 50 }, (_, gauge) => observationAt(gauge, 1)));
  using before = await watching(port);
  await vi.waitFor(() => expect(before.position()?.seq).toBe(served.state.seq), WAIT);
  link.cut();
  await before.closed;
  goesOn(served, clock, lastsMs);
  link.join();
  using after = await watching(port, before);
  await vi.waitFor(() => expect(after.position()?.seq).toBe(served.state.seq), WAIT);
  expect(after.gaps()).toBe(0);
  expect(before.snapshots() + after.snapshots()).toBe(snapshots);
  const { recovered } = served.sockets.counts();
  expect(recovered).toEqual({ deltas: 2 - snapshots, snapshot: snapshots - 1 });
  // What happened in between comes as one delta, or a new picture comes; both lead to the same city.
  expect(after.deltas()).toHaveLength(2 - snapshots);
  const city = snapshots === 1 ? before.cityWith(after.deltas()) : after.city();
  expect(cityHash(city)).toBe(served.hash());
});

test('a position of another history is answered with a snapshot, never continued', async () => {
  await using served = await servedStream();
  served.put([observationAt(1, 1), observationAt(2, 1)]);
  using viewer = rawViewer({ port: served.port });
  await viewer.ready;
  for (const resume of [
    { epoch: 'lost', seq: 1 },
    { epoch: 'epoch-1', seq: 9_999 },
  ]) {
    expect(await viewer.watch(resume)).toMatchObject({ ok: true, resumed: false });
  }
  await vi.waitFor(() => expect(viewer.snapshots()).toBe(2), WAIT);
  expect(viewer.position()).toEqual(served.stream.position());
  expect(cityHash(viewer.city())).toBe(served.hash());
});
