import { afterEach, expect, test, vi } from 'vitest';
import type { Delta } from '../../contract/delta.ts';
import { incidentAt, observationAt } from '../support/city-events.ts';
import { rawViewer, type RawViewer } from '../support/raw-viewer.ts';
import { servedStream, type ServedStream } from '../support/served-stream.ts';
import { inForce } from '../support/small-city.ts';

const WAIT = { timeout: 15_000 };
const viewers: RawViewer[] = [];

afterEach(() => {
  for (const viewer of viewers.splice(0)) viewer[Symbol.dispose]();
});

async function watching(served: ServedStream): Promise<RawViewer> {
  const viewer = rawViewer({ port: served.port });
  viewers.push(viewer);
  await viewer.ready;
  await viewer.watch();
  await vi.waitFor(() => expect(viewer.snapshots()).toBe(1), WAIT);
  return viewer;
}

const STEPS = 30;

/** Values in deltas of some kB a gauge: with 1,000 more than the kernel keeps for an unread socket. */
async function flood(served: ServedStream, from: number, gauges: number): Promise<void> {
  for (let step = from; step < from + STEPS; step += 1) {
    served.put(Array.from({ length: gauges }, (_, gauge) => observationAt(gauge, step)));
    served.stream.flush();
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

const agree = (served: ServedStream, viewer: RawViewer) =>
  vi.waitFor(() => {
    expect(viewer.position()?.seq).toBe(served.state.seq);
    expect(viewer.gaps()).toBe(0);
    expect(inForce(viewer.city() as never)).toEqual(inForce(served.state));
  }, WAIT);

test('a viewer that stops reading is sent nothing more, and the last values once it reads again', async () => {
  await using served = await servedStream();
  const healthy = await watching(served);
  const stalled = await watching(served);
  stalled.socket.pause();
  await flood(served, 1, 1_000);
  await vi.waitFor(() => expect(served.sockets.counts().behind).toBe(1), WAIT);
  // What comes now waits for nobody.
  await flood(served, 1 + STEPS, 20);
  await agree(served, healthy);
  stalled.socket.resume();
  await agree(served, stalled);
  expect(healthy.deltas()).toHaveLength(2 * STEPS);
  // What the kernel held, then the rest in one.
  expect(stalled.deltas().length).toBeLessThan(STEPS);
  expect(stalled.snapshots()).toBe(1);
  const { behind, recovered } = served.sockets.counts();
  expect(behind).toBe(0);
  expect(recovered.deltas).toBeGreaterThanOrEqual(1);
  expect(recovered.snapshot).toBe(0);
});

test('behind a stall each version of an incident comes in its order; values only the last', async () => {
  await using served = await servedStream();
  const stalled = await watching(served);
  stalled.socket.pause();
  await flood(served, 1, 1_000);
  await vi.waitFor(() => expect(served.sockets.counts().behind).toBe(1), WAIT);
  for (const minute of [30, 31, 32]) {
    served.put([observationAt(1, minute)]);
    served.stream.flush();
    served.put([incidentAt(1, minute)]);
  }
  stalled.socket.resume();
  await agree(served, stalled);
  const upserts = stalled
    .deltas()
    .flatMap((text) => (JSON.parse(text) as Delta).upserts)
    .filter(({ kind }) => kind === 'incident');
  expect(upserts.map(({ id }) => id)).toEqual([30, 31, 32].map((m) => incidentAt(1, m).id));
});

test('where all that changed is more than the picture itself, a stalled viewer is given the picture', async () => {
  await using served = await servedStream();
  const stalled = await watching(served);
  stalled.socket.pause();
  await flood(served, 1, 3_000);
  await vi.waitFor(() => expect(served.sockets.counts().behind).toBe(1), WAIT);
  stalled.socket.resume();
  await agree(served, stalled);
  expect(stalled.snapshots()).toBe(2);
  expect(served.sockets.counts().recovered.snapshot).toBe(1);
});

test('a burst of alerts in one turn leaves no healthy viewer behind', async () => {
  await using served = await servedStream();
  const viewer = await watching(served);
  for (let key = 0; key < 200; key += 1) served.put([incidentAt(key, 1)]);
  await agree(served, viewer);
  expect(viewer.snapshots()).toBe(1);
  expect(viewer.city().byKind.incident.size).toBe(200);
});
