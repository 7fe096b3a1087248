import type { Delta } from '../../contract/delta.ts';
import type { AlertEvent, Flag, Instant } from '../../contract/event.ts';
import { instantMs, instantOf } from '../../contract/instant.ts';
import type { CityState } from './city-state.ts';
import { commitTo } from './commit.ts';
import { feedEvent, feedStateAt } from './feed-health.ts';
import { removeLeaving } from './leaving.ts';
import { POISON_LIMIT } from './poison-window.ts';

/** How long what is over stays in the city, so that screens can say what just ended. */
export const KEEP_ENDED_MS = 3_600_000;
/** What people ordered stays until the next day's round. */
const KEEP_DIRECTIVE_MS = 24 * 3_600_000;
/** A value nobody renewed for a day leaves the present. */
const KEEP_OBSERVATION_MS = 24 * 3_600_000;
/** A vehicle nobody heard of for so long is somewhere else; on screen it fades before. */
const KEEP_POSITION_MS = 5 * 60_000;
const ENDING_KINDS = ['alert', 'incident', 'request', 'situation', 'alarm'] as const;

/** What time alone changes: alerts run out, the ended leave, silent feeds become late, stale, down. */
export function expire(state: CityState, now: Instant): Delta {
  const commit = commitTo(state, now);
  const nowMs = instantMs(now);
  state.seen.age(nowMs);
  for (const alert of state.byKind.alert.values()) {
    const { endedAt, expires, ends = expires, flags = [] } = alert.data;
    if (endedAt !== undefined || ends === undefined) continue;
    if (ends <= now) commit.upsert(runOut(alert, ends, now));
    else if (expires !== undefined && expires <= now && !flags.includes('awaiting-update')) {
      commit.upsert(awaiting(alert, expires, now));
    }
  }
  const endedBefore = instantOf(nowMs - KEEP_ENDED_MS);
  for (const kind of ENDING_KINDS) removeLeaving(state, commit, kind, endedBefore);
  removeLeaving(state, commit, 'directive', instantOf(nowMs - KEEP_DIRECTIVE_MS));
  removeLeaving(state, commit, 'indicator', endedBefore);
  removeLeaving(state, commit, 'position', instantOf(nowMs - KEEP_POSITION_MS));
  removeLeaving(state, commit, 'observation', instantOf(nowMs - KEEP_OBSERVATION_MS));
  for (const record of state.feeds.values()) {
    const shown = state.byKind.feed.get(`feed/${record.facts.id}`);
    const isUncertain = record.poison.share(nowMs) > POISON_LIMIT;
    if (
      shown?.data.state !== feedStateAt(record, nowMs) ||
      (shown.data.quality === 'uncertain') !== isUncertain
    ) {
      commit.upsert(feedEvent(state.city, record, now, nowMs));
    }
  }
  return commit.delta();
}

/** Its message has run out, its hazard has not: it stays, and says that nobody has renewed it. */
function awaiting(alert: AlertEvent, expires: Instant, now: Instant): AlertEvent {
  const flags: readonly Flag[] = [...(alert.data.flags ?? []), 'awaiting-update'];
  return {
    ...alert,
    id: `${alert.id}~awaiting@${expires}`,
    recordedtime: now,
    data: { ...alert.data, flags },
  };
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
