import type { Delta } from '../../contract/delta.ts';
import type { CityEvent, Instant } from '../../contract/event.ts';
import { takeChained } from './alert-chain.ts';
import type { CityState } from './city-state.ts';
import { commitTo, type Commit } from './commit.ts';
import { withFaultsSince } from './faults-since.ts';
import { isOlder } from './is-older.ts';

export interface Merged {
  readonly delta: Delta;
  /** Older than what is in force: kept for history and sums, never shown as the present. */
  readonly late: readonly CityEvent[];
  readonly duplicates: number;
  /** Those that were taken, late ones too; what is not among them came before. */
  readonly fresh: ReadonlySet<CityEvent>;
}

/**
 * Merges events into the city: the last writer by the source's version wins, never the last to
 * arrive. An id seen before is counted and dropped. Deterministic: same state, events and `now`
 * give the same delta.
 */
export function merge(state: CityState, events: readonly CityEvent[], now: Instant): Merged {
  const commit = commitTo(state, now);
  const merged = mergeInto(state, commit, events);
  return { delta: commit.delta(), ...merged };
}

/** As `merge`, into a commit that other changes of the same step share. */
export function mergeInto(
  state: CityState,
  commit: Commit,
  events: readonly CityEvent[],
): Omit<Merged, 'delta'> {
  const late: CityEvent[] = [];
  const fresh = new Set<CityEvent>();
  for (const event of events) {
    if (!state.seen.add(idKey(event))) continue;
    fresh.add(event);
    if (event.kind === 'alert' && event.data.messageKey !== undefined) {
      if (!takeChained(state, commit, event, state.now)) late.push(event);
      continue;
    }
    const held = state.byKind[event.kind].get(event.subject);
    if (held !== undefined && isOlder(event, held)) late.push(event);
    else commit.upsert(event.kind === 'asset' ? withFaultsSince(event, held) : event);
  }
  return { late, duplicates: events.length - fresh.size, fresh };
}

/** (source, id) identifies an event; ids of one source never hold a space before the source ends. */
export function idKey(event: CityEvent): string {
  return `${event.source} ${event.id}`;
}
