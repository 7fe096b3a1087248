import type { CityEvent } from '../../contract/event.ts';
import { merge } from '../../server/city/merge.ts';
import { instantAtMinute, observationAt } from '../support/city-events.ts';
import { smallCity } from '../support/small-city.ts';
import { pairedMs, type Figure } from './figure.ts';

const ENTITIES = 50_000;
const ROUNDS = 9;

/** Events a second that merge takes into a city of 50,000 entities; baseline: one Map.set an event. */
export function mergeFigures(): readonly Figure[] {
  const state = smallCity();
  merge(state, batch(0), instantAtMinute(0));
  let minute = 1;
  const batches = Array.from({ length: ROUNDS + 1 }, (_, index) => batch(index + 1));
  const plain = new Map<string, CityEvent>();
  let plainRound = 0;
  const { workMs, baselineMs } = pairedMs(
    () => {
      merge(state, batches[minute - 1] ?? [], instantAtMinute(minute));
      minute += 1;
    },
    () => {
      for (const event of batches[plainRound] ?? []) plain.set(event.subject, event);
      plainRound += 1;
    },
    ROUNDS,
  );
  return [
    {
      name: 'merge.events-per-s',
      value: Math.round((ENTITIES * 1000) / workMs),
      unit: 'events/s',
      ratio: workMs / baselineMs,
      baseline: 'time of one Map.set an event',
    },
  ];
}

function batch(minute: number): readonly CityEvent[] {
  return Array.from({ length: ENTITIES }, (_, gauge) => observationAt(gauge, minute));
}
