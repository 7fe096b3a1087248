import { setTimeout as sleep } from 'node:timers/promises';
import { observationAt } from '../support/city-events.ts';
import { rawViewer, type RawViewer } from '../support/raw-viewer.ts';
import { streamProcess, type StreamProcess } from '../support/stream-process.ts';
import { median, quantile, type Figure } from './figure.ts';

const IS_QUICK = process.env['BENCH'] === 'quick';
const HEALTHY = IS_QUICK ? 20 : 80;
const STALLED = IS_QUICK ? 5 : 20;
/** Of 0.8 MB each: more than the kernel takes for a reader that stands still. */
const FLOOD_STEPS = 12;
const FLOOD_GAUGES = 1_000;
/** A calm city beside them: 80 kB four times a second, over before the stalled are ended (12 s). */
const CALM_STEPS = IS_QUICK ? 16 : 32;
const CALM_GAUGES = 100;
const STEP_MS = 250;
const ROUNDS = IS_QUICK ? 3 : 5;

interface Round {
  /** Growth of the server's resident memory over the flood. */
  readonly grownBytes: number;
  /** From the city to each healthy viewer, a value for each step and viewer. */
  readonly latencies: readonly number[];
}

/**
 * What viewers that stand still cost: the server's memory for each of them, and how late the others'
 * deltas are beside them. Baseline: the same rounds, taken in turns, without them.
 */
export async function slowClientFigures(): Promise<readonly Figure[]> {
  await using server = await streamProcess({ perAddress: 2 * (HEALTHY + STALLED) });
  const healthy = await Promise.all(Array.from({ length: HEALTHY }, () => watching(server)));
  // What a server holds anyway, such as the ring of the last deltas, is there after this.
  for (let time = 0; time < 3; time += 1) await flood(server, healthy);
  const alone: Round[] = [];
  const beside: Round[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    alone.push(await roundWith(server, healthy, 0));
    beside.push(await roundWith(server, healthy, STALLED));
  }
  for (const viewer of healthy) viewer[Symbol.dispose]();
  const mean = (rounds: readonly Round[]): number =>
    rounds.reduce((sum, { grownBytes }) => sum + grownBytes, 0) / rounds.length;
  // Of a round it is nearly its slowest step: the middle round is less moved by what else runs here.
  const p99 = (rounds: readonly Round[]): number =>
    median(rounds.map(({ latencies }) => quantile(latencies, 0.99)));
  const eachMb = (mean(beside) - mean(alone)) / STALLED / 1e6;
  return [
    { name: 'slow-client.rss-mb-per-client', value: Math.round(eachMb * 100) / 100, unit: 'MB' },
    {
      name: 'slow-client.others-p99-ms',
      value: Math.round(p99(beside)),
      unit: 'ms',
      ratio: p99(beside) / p99(alone),
      baseline: `the same without them: ${Math.round(p99(alone))} ms`,
    },
  ];
}

async function watching({ port }: StreamProcess): Promise<RawViewer> {
  const viewer = rawViewer({ port, isLight: true });
  await viewer.ready;
  await viewer.watch();
  while (viewer.snapshots() === 0) await sleep(20);
  return viewer;
}

async function roundWith(
  server: StreamProcess,
  healthy: readonly RawViewer[],
  count: number,
): Promise<Round> {
  const stalled = await Promise.all(Array.from({ length: count }, () => watching(server)));
  const before = await server.facts();
  for (const { socket } of stalled) socket.pause();
  await flood(server, healthy);
  const after = await server.facts();
  if (after.behind !== count) throw new Error(`${after.behind} of ${count} stand still`);
  const latencies = await calm(server, healthy);
  for (const viewer of stalled) viewer[Symbol.dispose]();
  return { grownBytes: after.rssBytes - before.rssBytes, latencies };
}

/** Settles once everybody healthy has all of it. */
async function flood(server: StreamProcess, healthy: readonly RawViewer[]): Promise<void> {
  for (let step = 0; step < FLOOD_STEPS; step += 1) await server.put(change(FLOOD_GAUGES));
  await allAt(healthy, (await server.facts()).seq);
}

async function calm(
  server: StreamProcess,
  healthy: readonly RawViewer[],
): Promise<readonly number[]> {
  const sentMs = new Map<number, number>();
  const taken: { readonly seq: number; readonly atMs: number }[] = [];
  const stops = healthy.map((viewer) => {
    let seq = viewer.position()?.seq;
    const note = (): void => {
      const now = viewer.position()?.seq;
      // Heartbeats and pings come here, too.
      if (now !== undefined && now !== seq) taken.push({ seq: now, atMs: performance.now() });
      seq = now;
    };
    viewer.socket.on('message', note);
    return () => viewer.socket.off('message', note);
  });
  for (let step = 0; step < CALM_STEPS; step += 1) {
    const events = change(CALM_GAUGES);
    const startedMs = performance.now();
    const { seq } = await server.put(events);
    sentMs.set(seq, startedMs);
    await sleep(Math.max(0, startedMs + STEP_MS - performance.now()));
  }
  await allAt(healthy, (await server.facts()).seq);
  for (const stop of stops) stop();
  return taken.map(({ seq, atMs }) => atMs - (sentMs.get(seq) ?? Number.NaN));
}

async function allAt(healthy: readonly RawViewer[], seq: number): Promise<void> {
  while (healthy.some((viewer) => viewer.position()?.seq !== seq)) await sleep(20);
}

let minute = 0;

function change(gauges: number) {
  minute += 1;
  return Array.from({ length: gauges }, (_, gauge) => observationAt(gauge, minute));
}
