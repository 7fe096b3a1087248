import type { IncidentEvent, Instant } from '../../contract/event.ts';
import type { CityState } from './city-state.ts';
import type { Commit } from './commit.ts';
import type { FeedRecord } from './feed-record.ts';
import { idKey } from './merge.ts';

/** From this many open incidents on, a list that loses over half at once must be confirmed. */
const SHRINK_GUARD_FROM = 6;

/** What a complete list names: incidents it gives, and source keys of rows nobody could read. */
export interface Listed {
  readonly subjects: readonly string[];
  readonly refs: readonly string[];
}

/**
 * Ends the feed's incidents that a complete list no longer names. A list that shrank by more than
 * half at once may be a truncated answer: the next complete list decides.
 */
export function closeAbsent(
  state: CityState,
  commit: Commit,
  record: FeedRecord,
  listed: Listed,
  now: Instant,
): void {
  const subjects = new Set(listed.subjects);
  const refs = new Set(listed.refs);
  const open: IncidentEvent[] = [];
  for (const incident of state.byKind.incident.values()) {
    const isOurs = incident.data.provenance.feed === record.facts.id;
    if (isOurs && incident.data.status === 'active') open.push(incident);
  }
  const absent = open.filter(
    ({ subject, data }) => !subjects.has(subject) && !refs.has(data.provenance.ref),
  );
  const isSuspicious = open.length >= SHRINK_GUARD_FROM && absent.length * 2 > open.length;
  if (isSuspicious && !record.isShrinkPending) {
    record.isShrinkPending = true;
    return;
  }
  record.isShrinkPending = false;
  for (const incident of absent) {
    // Its id may come back with the same content: then it is in force again.
    state.seen.forget(idKey(incident));
    commit.upsert(ended(incident, now));
  }
}

/** The incident as over since `at`; keeps its version, so that a reappearance is not older. */
export function ended(incident: IncidentEvent, at: Instant): IncidentEvent {
  return {
    ...incident,
    id: `${incident.id}~ended@${at}`,
    type: 'city.incident.expired.v1',
    recordedtime: at,
    data: { ...incident.data, status: 'ended', endedAt: at },
  };
}
