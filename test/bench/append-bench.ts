import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CityEvent } from '../../contract/event.ts';
import { instantOf } from '../../contract/instant.ts';
import type { EventLog } from '../../server/log/event-log.ts';
import { openLog } from '../../server/log/open-log.ts';
import { incidentAt, observationAt } from '../support/city-events.ts';
import { median, quantile, type Figure } from './figure.ts';

const STEP = 500;
const STEPS = 40;
const ROUNDS = 7;
const ENTITIES = 50_000;
const FLOW = { perStep: 250, everyMs: 50, forMs: 6000 };
const START_MS = Date.parse('2022-08-08T11:00:00.000Z');

interface Appender {
  readonly log: EventLog;
  readonly step: (events: readonly CityEvent[], atMs: number) => number;
}

async function appender(
  folder: string,
  onCommitted: (to: number) => void,
  inForce: () => readonly CityEvent[],
): Promise<Appender> {
  const log = await openLog({
    path: join(folder, 'seoul.db'),
    mode: 'live',
    city: 'seoul',
    nowMs: Date.now,
    onCommitted: ({ to }) => onCommitted(to),
    inForce,
    onState: (state) => {
      if (state.kind === 'lost') throw new Error(state.why);
    },
  });
  let seq = 0;
  return {
    log,
    step: (upserts, atMs) => {
      const from = seq + 1;
      seq += upserts.length;
      const now = instantOf(atMs);
      log.append({
        delta: { epoch: 'bench', from, to: seq, now, upserts, removals: [] },
        late: [],
      });
      return seq;
    },
  };
}

/**
 * Events a second from an object to the disk, in steps of 500; baseline: the same texts by one
 * INSERT each, all in one transaction, into a table of SQLite in the same thread.
 */
async function throughput(folder: string): Promise<readonly Figure[]> {
  const { log, step } = await appender(
    folder,
    () => undefined,
    () => [],
  );
  const plain = new DatabaseSync(join(folder, 'plain.db'));
  plain.exec(
    'pragma journal_mode = wal; pragma synchronous = full; create table event (text text)',
  );
  const insert = plain.prepare('insert into event values (?)');
  const times: number[] = [];
  const plainTimes: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const batches = batchesOf(round);
    const started = performance.now();
    for (const batch of batches) step(batch, START_MS + round * 1000);
    await log.durable();
    const took = performance.now() - started;
    const plainBatches = batchesOf(round);
    const plainStarted = performance.now();
    plain.exec('begin');
    for (const event of plainBatches.flat()) insert.run(JSON.stringify(event));
    plain.exec('commit');
    // The first round warms both up.
    if (round === 0) continue;
    times.push(took);
    plainTimes.push(performance.now() - plainStarted);
  }
  plain.close();
  await log.close();
  return [
    {
      name: 'append.events-per-s',
      value: Math.round((STEP * STEPS * 1000) / median(times)),
      unit: 'events/s',
      ratio: median(plainTimes) / median(times),
      baseline: 'rate of one INSERT an event in one transaction',
    },
  ];
}

/** Events are new each time: their JSON is made within what is measured. */
function batchesOf(round: number): readonly (readonly CityEvent[])[] {
  return Array.from({ length: STEPS }, (_, step) =>
    Array.from({ length: STEP }, (_each, gauge) => slim(step * STEP + gauge, round)),
  );
}

/** What an event must have and little else: some 300 bytes. */
function slim(gauge: number, minute: number): CityEvent {
  const { specversion, id, source, type, subject, time, kind, data } = observationAt(gauge, minute);
  const { result, featureOfInterest } = data;
  const kept = { specversion, id, source, type, subject, time, kind };
  return { ...kept, data: { result, name: featureOfInterest.name } } as unknown as CityEvent;
}

/** What a single alarm waits for the disk while 5,000 events/s flow, and what the event loop feels. */
async function latency(folder: string): Promise<readonly Figure[]> {
  const shown = new Map<number, (at: number) => void>();
  const city = Array.from({ length: ENTITIES }, (_, gauge) => observationAt(gauge, 0));
  const { log, step } = await appender(
    folder,
    (to) => shown.get(to)?.(performance.now()),
    () => city,
  );
  // With all of the city's texts made, as they are once it runs.
  step(city, START_MS);
  await log.durable();
  const waits: Promise<number>[] = [];
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const from = performance.now();
  let beat = 0;
  while (performance.now() - from < FLOW.forMs) {
    beat += 1;
    // A keyframe of the whole city falls due within what is measured.
    const atMs = START_MS + beat * 5000;
    step(
      Array.from({ length: FLOW.perStep }, (_, gauge) => observationAt(gauge, beat)),
      atMs,
    );
    const appended = performance.now();
    const seq = step([incidentAt(beat, beat)], atMs);
    waits.push(new Promise((resolve) => shown.set(seq, (at) => resolve(at - appended))));
    await sleep(FLOW.everyMs);
  }
  const taken = await Promise.all(waits);
  delay.disable();
  await log.close();
  const round = (value: number): number => Math.round(value * 10) / 10;
  return [
    { name: 'append.alarm.p50-ms', value: round(quantile(taken, 0.5)), unit: 'ms' },
    { name: 'append.alarm.p99-ms', value: round(quantile(taken, 0.99)), unit: 'ms' },
    { name: 'append.loop-delay.max-ms', value: round(delay.max / 1e6), unit: 'ms' },
  ];
}

/** Into the log on disk, through the thread that writes it. */
export async function appendFigures(): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const measure of [throughput, latency]) {
    const folder = mkdtempSync(join(tmpdir(), 'append-'));
    figures.push(...(await measure(folder)));
    rmSync(folder, { recursive: true });
  }
  return figures;
}
