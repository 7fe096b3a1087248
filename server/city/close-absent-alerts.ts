import type { AlertEvent, CityEvent, Instant } from '../../contract/event.ts';
import { heardAs } from './chain-space.ts';
import type { CityState } from './city-state.ts';
import type { Commit } from './commit.ts';
import { idKey } from './merge.ts';

/** What a complete list of alerts says, and what absence from it means. */
export interface ListedAlerts {
  readonly feed: string;
  readonly events: readonly CityEvent[];
  /** Source keys of rows nobody could read. */
  readonly refs: readonly string[];
  readonly absence: 'expired' | 'cancelled';
}

/**
 * Ends the feed's alerts that two complete lists in a row no longer name: sources serve old copies
 * of their lists, so that one absence is no end.
 */
export function closeAbsentAlerts(
  state: CityState,
  commit: Commit,
  { feed, events, refs, absence }: ListedAlerts,
  now: Instant,
): void {
  const listed = new Set(events.map(nameOf));
  const unread = new Set(refs);
  const absentBefore = state.absentAlerts.get(feed);
  const absent = new Set<string>();
  for (const alert of state.byKind.alert.values()) {
    const { provenance, endedAt } = alert.data;
    if (provenance.feed !== feed || endedAt !== undefined) continue;
    const name = nameOf(alert);
    if (listed.has(name) || unread.has(provenance.ref)) continue;
    if (absentBefore?.has(name) !== true) absent.add(name);
    else {
      // It may come back with the same content: then it is in force again.
      for (const heard of [alert, ...heardAs(state.chains, alert)]) state.seen.forget(idKey(heard));
      commit.upsert(closed(alert, absence, now));
    }
  }
  state.absentAlerts.set(feed, absent);
}

/** The message if it is one of a chain: its subject may have been another when it came. */
function nameOf(event: CityEvent): string {
  return event.kind === 'alert' ? (event.data.messageKey ?? event.subject) : event.subject;
}

function closed(alert: AlertEvent, absence: 'expired' | 'cancelled', at: Instant): AlertEvent {
  return {
    ...alert,
    id: `${alert.id}~absent@${at}`,
    type: `city.alert.${absence}.v1`,
    recordedtime: at,
    data: { ...alert.data, endedAt: at },
  };
}
