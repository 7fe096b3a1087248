import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CityEvent } from '../../contract/event.ts';
import { merge } from '../../server/city/merge.ts';
import { anyEvent, instantAtMinute, observationAt } from '../support/city-events.ts';
import { inForce, smallCity } from '../support/small-city.ts';

const NOW = instantAtMinute(60);

/** Ids in force: the same whatever the order of arrival. */
function idsInForce(events: readonly CityEvent[]): readonly string[] {
  const state = smallCity();
  merge(state, events, NOW);
  return [...inForce(state).values()].map(({ id }) => id);
}

test('the newest version of each subject wins, whatever the order of arrival', () => {
  fc.assert(
    fc.property(
      fc
        .array(anyEvent, { maxLength: 60 })
        .chain((events) =>
          fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length })),
        ),
      ([events, shuffled]) => {
        expect(idsInForce(shuffled)).toEqual(idsInForce(events));
      },
    ),
    { numRuns: 500 },
  );
});

test('a second arrival is counted and changes nothing', () => {
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 40 }), (events) => {
      const state = smallCity();
      merge(state, events, NOW);
      const before = inForce(state);
      const { delta, duplicates } = merge(state, events, NOW);
      expect(delta.from).toBeGreaterThan(delta.to);
      expect(duplicates).toBe(events.length);
      expect(inForce(state)).toEqual(before);
    }),
    { numRuns: 300 },
  );
});

test('every change has its own number and none is left out', () => {
  fc.assert(
    fc.property(fc.array(fc.array(anyEvent, { maxLength: 20 }), { maxLength: 8 }), (batches) => {
      const state = smallCity();
      const sequences: number[] = [];
      for (const batch of batches) {
        const { delta } = merge(state, batch, NOW);
        sequences.push(...delta.upserts.map(({ sequence }) => Number(sequence)));
      }
      expect(sequences).toEqual(sequences.map((_, index) => index + 1));
    }),
    { numRuns: 300 },
  );
});

test('an older value is handed on as late and is not the present', () => {
  const state = smallCity();
  merge(state, [observationAt(1, 10)], NOW);
  const { delta, late } = merge(state, [observationAt(1, 5)], NOW);
  expect(delta.upserts).toEqual([]);
  expect(late.map(({ time }) => time)).toEqual([instantAtMinute(5)]);
  expect(state.byKind.observation.get('observation/river/1')?.data.result).toBe(10);
});

test('a silent correction of the same instant replaces the value', () => {
  const state = smallCity();
  merge(state, [observationAt(1, 10, 4.2)], NOW);
  merge(state, [observationAt(1, 10, 4.3)], NOW);
  expect(state.byKind.observation.get('observation/river/1')?.data.result).toBe(4.3);
});
