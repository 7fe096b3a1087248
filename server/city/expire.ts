import type { Delta } from '../../contract/delta.ts';
import type { AlertEvent, CityEvent, Instant } from '../../contract/event.ts';
import { instantMs } from '../../contract/instant.ts';
import type { CityState } from './city-state.ts';
import { commitTo, type Commit } from './commit.ts';
import { feedEvent, feedStateAt } from './feed-health.ts';

/** How long what is over stays in the city, so that screens can say what just ended. */
export const KEEP_ENDED_MS = 3_600_000;
/** A value nobody renewed for a day leaves the present. */
const KEEP_OBSERVATION_MS = 24 * 3_600_000;

/** What time alone changes: alerts run out, the ended leave, silent feeds become late, stale, down. */
export function expire(state: CityState, now: Instant): Delta {
  const commit = commitTo(state, now);
  const nowMs = instantMs(now);
  state.seen.age(nowMs);
  for (const alert of state.byKind.alert.values()) {
    const { endedAt, expires } = alert.data;
    if (endedAt === undefined && expires !== undefined && expires <= now) {
      commit.upsert(runOut(alert, expires, now));
    }
  }
  removeOld(commit, state.byKind.alert.values(), nowMs);
  removeOld(commit, state.byKind.incident.values(), nowMs);
  for (const observation of state.byKind.observation.values()) {
    if (nowMs - instantMs(observation.recordedtime) > KEEP_OBSERVATION_MS)
      commit.remove(observation);
  }
  for (const record of state.feeds.values()) {
    const shown = state.byKind.feed.get(`feed/${record.facts.id}`);
    if (shown?.data.state !== feedStateAt(record, nowMs)) {
      commit.upsert(feedEvent(state.city, record, now, nowMs));
    }
  }
  return commit.delta();
}

function removeOld(commit: Commit, events: Iterable<CityEvent>, nowMs: number): void {
  for (const event of events) {
    const endedAt = 'endedAt' in event.data ? event.data.endedAt : undefined;
    if (endedAt !== undefined && nowMs - instantMs(endedAt) > KEEP_ENDED_MS) commit.remove(event);
  }
}

function runOut(alert: AlertEvent, endedAt: Instant, now: Instant): AlertEvent {
  return {
    ...alert,
    id: `${alert.id}~expired@${endedAt}`,
    type: 'city.alert.expired.v1',
    recordedtime: now,
    data: { ...alert.data, endedAt },
  };
}
