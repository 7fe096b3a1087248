import fc from 'fast-check';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { Delta, Snapshot } from '../../contract/delta.ts';
import type { CityEvent } from '../../contract/event.ts';
import { apply, applySnapshot } from '../../client/city/apply.ts';
import type { City } from '../../client/city/city.ts';
import { merge } from '../../server/city/merge.ts';
import { timeline, type Timeline } from '../../server/hub/timeline.ts';
import { topicSet } from '../../server/wire/topic-set.ts';
import { anyEvent, incidentAt, instantAtMinute, observationAt } from '../support/city-events.ts';
import { inForce, smallCity } from '../support/small-city.ts';

const SET = topicSet(['core', 'observations', 'links']);
const NOW = instantAtMinute(60);

function served() {
  const state = smallCity();
  const events = (): CityEvent[] => [...inForce(state).values()];
  const stream = timeline(
    'live',
    {
      city: 'seoul',
      position: () => ({ epoch: state.epoch, seq: state.seq }),
      now: () => NOW,
      speed: () => 1,
      events,
    },
    () => 0,
  );
  return { state, stream };
}

async function snapshotOf(stream: Timeline): Promise<City> {
  const { snapshot, deltas } = await stream.catchUp(SET);
  if (snapshot === undefined) throw new Error('expected a snapshot');
  return follow(applySnapshot(JSON.parse(gunzipSync(snapshot).toString()) as Snapshot), deltas);
}

function follow(city: City, texts: readonly string[]): City {
  return texts.reduce((held, text) => {
    const applied = apply(held, JSON.parse(text) as Delta);
    if (applied.status === 'gap') throw new Error(`gap at ${held.position.seq}: ${text}`);
    return applied.status === 'applied' ? applied.city : held;
  }, city);
}

/** A step of a session: some events arrive, or the server sends, or the link loses a delta. */
const anySession = fc.array(
  fc.record({
    events: fc.array(anyEvent, { maxLength: 8 }),
    isFlushed: fc.boolean(),
    isLost: fc.boolean(),
  }),
  { minLength: 1, maxLength: 20 },
);

test('the client folds to the server’s city: any batching, repeats, losses, resume from any point', async () => {
  await fc.assert(
    fc.asyncProperty(anySession, async (session) => {
      const { state, stream } = served();
      let city = await snapshotOf(stream);
      const sent: string[] = [];
      stream.onFlush(() => sent.push(stream.newest(SET) ?? ''));
      for (const { events, isFlushed, isLost } of session) {
        stream.publish(merge(state, events, NOW).delta);
        if (isFlushed) stream.flush();
        for (const text of sent.splice(0)) {
          if (isLost) continue;
          const delta = JSON.parse(text) as Delta;
          const applied = apply(city, delta);
          expect(applied.status).not.toBe('repeat');
          // After a loss the next delta is a gap: resume from the position that is held.
          city =
            applied.status === 'applied'
              ? applied.city
              : follow(city, (await stream.catchUp(SET, city.position)).deltas);
          expect(apply(city, delta).status).toBe('repeat');
        }
      }
      stream.flush();
      city = follow(city, (await stream.catchUp(SET, city.position)).deltas);
      expect(city.position.seq).toBe(state.seq);
      expect(inForce(city as never)).toEqual(inForce(state));
    }),
    { numRuns: 300 },
  );
});

test('a delta of another epoch or past the next number is a gap, never applied', async () => {
  const { state, stream } = served();
  const city = await snapshotOf(stream);
  const empty = { upserts: [], removals: [], now: NOW };
  const epoch = state.epoch;
  expect(apply(city, { epoch: 'other', from: 1, to: 1, ...empty }).status).toBe('gap');
  expect(apply(city, { epoch, from: 2, to: 2, ...empty }).status).toBe('gap');
  expect(apply(city, { epoch, from: 1, to: 1, ...empty }).status).toBe('applied');
});

test('a snapshot is encoded once for any number of watchers between two changes', async () => {
  const { state, stream } = served();
  await Promise.all(Array.from({ length: 50 }, () => stream.catchUp(SET)));
  expect(stream.encodings()).toBe(1);
  stream.publish(merge(state, [], NOW).delta);
  await stream.catchUp(SET);
  expect(stream.encodings()).toBe(1);
});

test('an incident is sent at once, with what waited before it; a value waits for the tick', async () => {
  const { state, stream } = served();
  const sent: number[] = [];
  stream.onFlush(() => sent.push(stream.position().seq));
  stream.publish(merge(state, [observationAt(1, 1)], NOW).delta);
  expect(sent).toEqual([]);
  stream.publish(merge(state, [incidentAt(1, 1)], NOW).delta);
  expect(sent).toEqual([2]);
});

test('a watcher of fewer topics sees the same numbers without a gap', async () => {
  const { state, stream } = served();
  const core = topicSet(['core']);
  const { snapshot } = await stream.catchUp(core);
  let city = applySnapshot(
    JSON.parse(gunzipSync(snapshot ?? new Uint8Array()).toString()) as Snapshot,
  );
  const sample = fc.sample(anyEvent, { numRuns: 40, seed: 7 });
  for (const event of sample) {
    stream.publish(merge(state, [event], NOW).delta);
    stream.flush();
    city = follow(city, [stream.newest(core) ?? '']);
  }
  expect(city.position.seq).toBe(state.seq);
  expect(city.byKind.observation.size).toBe(0);
  expect(city.byKind.incident.size).toBe(state.byKind.incident.size);
});
