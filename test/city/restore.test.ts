import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CityEvent } from '../../contract/event.ts';
import type { CityState } from '../../server/city/city-state.ts';
import { idKey, merge } from '../../server/city/merge.ts';
import { leaveUnnamed } from '../../server/city/leave-unnamed.ts';
import { restore } from '../../server/city/restore.ts';
import { alertAt } from '../support/alert-messages.ts';
import { anyEvent, instantAtMinute } from '../support/city-events.ts';
import { inForce, smallCity } from '../support/small-city.ts';

const NOW = instantAtMinute(60);

/** A city as its log tells it, in another process. */
function restarted(state: CityState, told: readonly CityEvent[]): CityState {
  const fresh = smallCity();
  const { epoch, seq, now } = state;
  const events = [...inForce(state).values()];
  restore(fresh, { epoch, seq, now, events, seen: told.map(idKey), recent: told });
  return fresh;
}

/** Takes batches in, with what a log would hold of them. */
function taken(state: CityState, batches: readonly (readonly CityEvent[])[]): readonly CityEvent[] {
  return batches.flatMap((events) => {
    const { delta, late } = merge(state, events, NOW);
    return [...delta.upserts, ...late];
  });
}

function contents(state: CityState): ReadonlyMap<string, string> {
  const held = [...inForce(state).values()].filter(({ kind }) => kind !== 'feed');
  return new Map(held.map(({ subject, id, type }) => [subject, `${id} ${type}`]));
}

const flood = alertAt(1, 'flood', {});
const north = alertAt(5, 'north', { replaces: [flood] });
const south = alertAt(6, 'south', { replaces: [flood] });
const further = alertAt(9, 'further', { replaces: [south] });
const MESSAGES = [
  flood,
  north,
  south,
  alertAt(8, 'north-over', { replaces: [north], msgType: 'Cancel' }),
  further,
  alertAt(12, 'void', { replaces: [further], isLastWord: true }),
  alertAt(2, 'wind', {}),
  alertAt(7, 'wind', { headline: 'wind again' }),
];

test('a restart at any moment makes no difference to what is taken afterwards', () => {
  const arrivals = fc.array(fc.oneof(anyEvent, fc.constantFrom(...MESSAGES)), { maxLength: 40 });
  fc.assert(
    fc.property(arrivals, fc.nat(40), (events, at) => {
      const straight = smallCity();
      const before = events.slice(0, at).map((event) => [event]);
      const told = taken(straight, before);
      const stopped = restarted(straight, told);
      expect(contents(stopped)).toEqual(contents(straight));
      const after = events.slice(at).map((event) => [event]);
      taken(straight, after);
      taken(stopped, after);
      expect(contents(stopped)).toEqual(contents(straight));
      expect(stopped.epoch).toBe(straight.epoch);
    }),
    { numRuns: 500 },
  );
});

test('what arrived before a restart is a duplicate after it, and nothing is told twice', () => {
  const state = smallCity();
  const batches = [[flood], [north, south], MESSAGES];
  const told = taken(state, batches);
  const stopped = restarted(state, told);
  const seq = stopped.seq;
  for (const events of batches) {
    expect(merge(stopped, events, NOW)).toMatchObject({ duplicates: events.length });
  }
  expect(stopped.seq).toBe(seq);
});

test('also what a source has listed for so long that no recent step tells of its arrival', () => {
  const state = smallCity();
  taken(state, [MESSAGES]);
  const stopped = restarted(state, []);
  const standing = [...inForce(state).values()].filter(({ kind }) => kind === 'alert');
  const heard = MESSAGES.filter(({ data }) =>
    standing.some(
      (alert) => 'messageKey' in alert.data && alert.data.messageKey === data.messageKey,
    ),
  );
  merge(stopped, heard, NOW);
  expect([...contents(stopped).keys()]).toEqual([...contents(state).keys()]);
});

test('what belongs to a feed that the city no longer names leaves it with the restart', () => {
  const state = smallCity();
  taken(state, [[flood]]);
  const foreign = {
    ...flood,
    subject: 'alert/other/1',
    data: { ...flood.data, provenance: { ...flood.data.provenance, feed: 'no-longer-there' } },
  };
  const fresh = smallCity();
  const { epoch, seq, now } = state;
  const events = [...inForce(state).values(), foreign];
  restore(fresh, { epoch, seq, now, events, seen: [], recent: [] });
  const delta = leaveUnnamed(fresh, NOW);
  expect(delta).toMatchObject({ from: seq + 1, to: seq + 1, removals: ['alert/other/1'] });
  expect(contents(fresh)).toEqual(contents(state));
});
