import { gzipSync } from 'node:zlib';
import { merge } from '../../server/city/merge.ts';
import { timeline } from '../../server/hub/timeline.ts';
import { topicSet } from '../../server/wire/topic-set.ts';
import { instantAtMinute, observationAt } from '../support/city-events.ts';
import { smallCity } from '../support/small-city.ts';
import { median, timeMs, type Figure } from './figure.ts';

const ENTITIES = 20_000;
const ROUNDS = 7;
const SET = topicSet(['core', 'observations', 'links']);

/** Bytes and time of a snapshot of 20,000 entities; baselines: its JSON, and gzip at the usual level. */
export async function snapshotFigures(): Promise<readonly Figure[]> {
  const state = smallCity();
  const events = Array.from({ length: ENTITIES }, (_, gauge) => observationAt(gauge, 0));
  merge(state, events, instantAtMinute(0));
  const stream = timeline(
    'live',
    {
      city: 'seoul',
      position: () => ({ epoch: state.epoch, seq: state.seq }),
      now: () => instantAtMinute(0),
      speed: () => 1,
      events: () => state.byKind.observation.values(),
    },
    () => 0,
  );
  const json = JSON.stringify([...state.byKind.observation.values()]);
  const encodeTimes: number[] = [];
  const usualTimes: number[] = [];
  let bytes = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    stream.reset(stream.source());
    const started = performance.now();
    bytes = (await stream.catchUp(SET)).snapshot?.byteLength ?? 0;
    encodeTimes.push(performance.now() - started);
    usualTimes.push(timeMs(() => gzipSync(json)));
  }
  return [
    {
      name: 'snapshot.bytes',
      value: bytes,
      unit: 'B',
      ratio: bytes / json.length,
      baseline: 'the same as plain JSON',
    },
    {
      name: 'snapshot.encode-ms',
      value: round1(median(encodeTimes)),
      unit: 'ms',
      ratio: median(encodeTimes) / median(usualTimes),
      baseline: 'gzip of the same at its usual level, without making the JSON',
    },
  ];
}

function round1(value: number): number {
  return Math.round(value * 10) / 10;
}
