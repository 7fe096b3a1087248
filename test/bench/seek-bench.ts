import { gzipSync } from 'node:zlib';
import type { Delta } from '../../contract/delta.ts';
import type { CityEvent } from '../../contract/event.ts';
import { pastReader } from '../../server/log/past-reader.ts';
import { pastRows } from '../../server/log/past-rows.ts';
import type { PastHead } from '../../server/wire/past.ts';
import { topicSet } from '../../server/wire/topic-set.ts';
import { bigLog, STRETCH_SEC } from '../support/big-log.ts';
import { median, quantile, type Figure } from './figure.ts';

const STRETCHES = 4;
const SEEKS = 24;
const NAIVE_EVERY = 4;
const SET = topicSet(['core', 'observations', 'positions', 'links']);
const HEAD: PastHead = {
  protocol: 1,
  city: 'seoul',
  view: 'ops',
  mode: 'replay',
  speed: 1,
  epoch: 'e',
};

/** Time from a seek to all that is sent for it, in a day's log at full pace of 50,000 things. */
export async function seekFigures(): Promise<readonly Figure[]> {
  const log = bigLog(STRETCHES);
  const reader = pastReader({ path: log.path });
  const view = reader.view();
  const instants = Array.from({ length: SEEKS }, (_, index) => {
    // Another stretch each time, so that nothing is found held; anywhere within.
    const startMs = log.stretches[(index * 3) % STRETCHES] ?? 0;
    return startMs + Math.round(((index * 0.618) % 1) * STRETCH_SEC * 1000);
  });
  const seeks: number[] = [];
  const naive: number[] = [];
  const seek = async (atMs: number): Promise<number> => {
    const started = performance.now();
    const found = await view.seek({ atMs, basis: 'known', set: SET, head: HEAD });
    if (found === undefined) throw new Error('a seek outside the log');
    return performance.now() - started;
  };
  for (const atMs of log.stretches) await seek(atMs);
  for (const [index, atMs] of instants.entries()) {
    seeks.push(await seek(atMs));
    // In turns, so that a noisy machine disturbs both alike.
    if (index % NAIVE_EVERY === 0) naive.push(naiveMs(log.path, atMs));
  }
  await reader.close();
  log.remove();
  return [
    {
      name: 'seek.24h.p50-ms',
      value: Math.round(median(seeks)),
      unit: 'ms',
      ratio: median(seeks) / median(naive),
      baseline: 'the same keyframe and steps as parsed objects, stringified and packed',
    },
    { name: 'seek.24h.p95-ms', value: Math.round(quantile(seeks, 0.95)), unit: 'ms' },
  ];
}

function naiveMs(path: string, atMs: number): number {
  const started = performance.now();
  const rows = pastRows(path);
  const frame = rows.keyframe(atMs);
  if (frame === undefined) throw new Error('no keyframe');
  const held = new Map<string, CityEvent>();
  const put = (events: readonly CityEvent[]): void => {
    for (const event of events) held.set(event.subject, event);
  };
  put(JSON.parse(rows.keyframeBody(frame).toString()) as CityEvent[]);
  for (const { body } of rows.steps(frame.seq, atMs)) {
    put((JSON.parse(body.toString()) as Delta).upserts);
  }
  for (const { body } of rows.positions(frame.seq, atMs)) {
    put(JSON.parse(body.toString()) as CityEvent[]);
  }
  gzipSync(JSON.stringify({ ...HEAD, events: [...held.values()] }), { level: 1 });
  rows.close();
  return performance.now() - started;
}
