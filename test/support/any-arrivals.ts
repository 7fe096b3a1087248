import fc from 'fast-check';
import type { CityEvent } from '../../contract/event.ts';
import { commitTo } from '../../server/city/commit.ts';
import { merge } from '../../server/city/merge.ts';
import type { LogStep } from './any-log.ts';
import { instantAtMinute, observationAt } from './city-events.ts';
import { inForce, smallCity } from './small-city.ts';

interface Arrival {
  readonly afterMin: number;
  readonly values: readonly {
    readonly gauge: number;
    readonly lateMin: number;
    readonly edit: number;
  }[];
  /** Place among the subjects in force of one that leaves the city. */
  readonly leaves: number | undefined;
  readonly hasKeyframe: boolean;
}

const lateMin = fc.oneof(fc.constant(0), fc.nat(90), fc.integer({ min: 1300, max: 1600 }));

const anyArrival: fc.Arbitrary<Arrival> = fc.record({
  afterMin: fc.oneof(fc.nat(20), fc.integer({ min: 60, max: 900 })),
  values: fc.array(fc.record({ gauge: fc.nat(2), lateMin, edit: fc.nat(3) }), { maxLength: 4 }),
  leaves: fc.option(fc.nat(3), { nil: undefined, freq: 4 }),
  hasKeyframe: fc.boolean(),
});

/**
 * What the city's own merge makes of values that come in time, late and later than a day, corrected
 * ones among them. `hasRemovals`: things leave the city in between.
 */
export function anyArrivals(hasRemovals: boolean): fc.Arbitrary<readonly LogStep[]> {
  return fc.array(anyArrival, { minLength: 1, maxLength: 12 }).map((arrivals) => {
    const state = smallCity();
    let minute = 0;
    return arrivals.flatMap(({ afterMin, values, leaves, hasKeyframe }, index): LogStep[] => {
      minute += afterMin;
      const now = instantAtMinute(minute);
      const events = values.map(({ gauge, lateMin: late, edit }) =>
        observationAt(gauge, minute - late, edit),
      );
      const gone = leaves === undefined || !hasRemovals ? undefined : heldAt(state, leaves);
      if (gone !== undefined) {
        const commit = commitTo(state, now);
        commit.remove(gone);
        return [{ delta: commit.delta(), late: [], hasKeyframe: false }];
      }
      const { delta, late } = merge(state, events, now);
      if (delta.from > delta.to) return [];
      return [{ delta, late, hasKeyframe: hasKeyframe || index === 0 }];
    });
  });
}

function heldAt(state: ReturnType<typeof smallCity>, place: number): CityEvent | undefined {
  return [...inForce(state).values()][place];
}
