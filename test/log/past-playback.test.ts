import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BASES, type Delta, type PastBasis, type Snapshot } from '../../contract/delta.ts';
import type { CityEvent } from '../../contract/event.ts';
import { instantMs, instantOf } from '../../contract/instant.ts';
import type { PastReader } from '../../server/log/past-reader.ts';
import { topicSet } from '../../server/wire/topic-set.ts';
import { anyArrivals } from '../support/any-arrivals.ts';
import { anyLog, type LogStep } from '../support/any-log.ts';
import { bySubject, writtenPast } from '../support/written-past.ts';

const HEAD = {
  protocol: 1,
  city: 'seoul',
  view: 'ops',
  mode: 'replay',
  speed: 1,
  epoch: 'playback-1',
} as const;
const SPARSE = topicSet(['core', 'observations']);

/** What a viewer holds that plays from one share of the log to another, looking in between. */
async function played(
  reader: PastReader,
  basis: PastBasis,
  steps: readonly LogStep[],
  shares: readonly number[],
): Promise<{ readonly at: string; readonly events: readonly CityEvent[] }> {
  const fromMs = instantMs(steps[0]?.delta.now ?? '');
  const spanMs = instantMs(steps.at(-1)?.delta.now ?? '') - fromMs;
  const [first = fromMs, ...stops] = shares.map((share) => fromMs + Math.round(share * spanMs));
  const view = reader.view();
  const start = await view.seek({ atMs: first, basis, set: SPARSE, head: HEAD });
  if (start === undefined) throw new Error('outside the log');
  const { seq: begin, events } = JSON.parse(gunzipSync(start.snapshot).toString()) as Snapshot;
  const held = new Map(events.map((event) => [event.subject, event]));
  let seq = begin;
  for (const stopMs of stops) {
    const { delta, nowMs } = await view.until(stopMs);
    expect(nowMs).toBe(stopMs);
    if (delta === undefined) continue;
    const { from, to, upserts, removals } = JSON.parse(delta) as Delta;
    expect(from).toBe(seq + 1);
    seq = to;
    for (const event of upserts) held.set(event.subject, event);
    for (const subject of removals) held.delete(subject);
  }
  return { at: instantOf(stops.at(-1) ?? first), events: bySubject(held.values()) };
}

test.for(BASES)(
  'played on in any steps, %s, it comes to what is read at the end',
  { timeout: 120_000 },
  async (basis) => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(anyArrivals(true), anyLog),
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 6 }),
        async (steps, places) => {
          fc.pre(steps.length > 0);
          await using past = writtenPast(steps);
          const shares = places.toSorted((a, b) => a - b);
          const { at, events } = await played(past.reader, basis, steps, shares);
          const there = await past.reader.at(at, basis);
          const sparse = (there?.events ?? []).filter(({ kind }) => kind !== 'position');
          expect(events).toEqual(bySubject(sparse));
        },
      ),
      { numRuns: 10 },
    );
  },
);
