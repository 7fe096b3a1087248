import type { Delta, Heartbeat, Position } from '../../contract/delta.ts';
import { apply } from '../city/apply.ts';
import type { City } from '../city/city.ts';

export interface Folded {
  readonly city: City;
  readonly isGap: boolean;
}

/** Applies all waiting deltas in order; stops at a hole, keeping what came before it. */
export function foldPending(city: City, pending: readonly Delta[]): Folded {
  let folded = city;
  for (const delta of pending) {
    const applied = apply(folded, delta);
    if (applied.status === 'gap') return { city: folded, isGap: true };
    if (applied.status === 'applied') folded = applied.city;
  }
  return { city: folded, isGap: false };
}

/**
 * How many heartbeats in a row found us behind, after this one: two are a gap, since a delta on
 * its way may be overtaken by one heartbeat but not by two.
 */
export function heartbeatsBehind(before: number, held: Position, beat: Heartbeat): number {
  const isBehind = held.epoch !== beat.epoch || held.seq < beat.seq;
  return isBehind ? before + 1 : 0;
}

const baseMs = 1000;
const capMs = 30_000;

/** Full jitter: a random wait below a ceiling that doubles from 1 s to 30 s. `random` in [0, 1). */
export function reconnectDelayMs(attempt: number, random: number): number {
  return Math.round(random * Math.min(capMs, baseMs * 2 ** Math.min(attempt, 16)));
}
