import type { FeedEvent, Instant } from '../../contract/event.ts';
import { FEED_STATES, type FeedHealth, type FeedState } from '../../contract/feed-health.ts';
import { instantOf } from '../../contract/instant.ts';
import type { FeedRecord } from './feed-record.ts';
import { POISON_LIMIT } from './poison-window.ts';

/** Ages in cadences at which a source, or a value of it, is late, stale, down. */
export const LATE_AFTER = 2;
export const STALE_AFTER = 3;
export const DOWN_AFTER = 5;

/** Rejects that travel with the health; the quarantine holds more. */
const REJECTS_SHOWN = 5;
/** A change of a format that did not come back for a day is over. */
export const KEEP_DRIFT_MS = 24 * 3_600_000;

/** Fast feeds (≤ 3 min) are down after a quarter of an hour even if five cadences are shorter or longer. */
const DOWN_AT_MOST_MS = 15 * 60_000;

/** State of a source at `nowMs`: the worse of how long it is silent and how old its newest value is. */
export function feedStateAt(record: FeedRecord, nowMs: number): FeedState {
  const { facts, trouble } = record;
  if (!facts.isConnected) return 'not-connected';
  if (trouble?.isLasting === true) return 'down';
  const silentMs = nowMs - (record.lastGoodMs ?? record.sinceMs);
  const everyMs = record.everySec * 1000;
  const ageMs =
    facts.lagSec === undefined || record.newestMs === undefined
      ? 0
      : nowMs - record.newestMs - facts.lagSec * 1000;
  const state = worse(stateOfAge(Math.max(silentMs, ageMs), everyMs), stateOfCut(record, nowMs));
  // Waiting for the first answer is not being live: nothing is known from it yet.
  return state === 'live' && record.lastGoodMs === undefined ? 'late' : state;
}

/** Over a cut line nothing can be heard, however rarely the source speaks: late at once. */
function stateOfCut({ cutSinceMs }: FeedRecord, nowMs: number): FeedState {
  if (cutSinceMs === undefined) return 'live';
  return stateOfAge(nowMs - cutSinceMs + LATE_AFTER * CUT_STEP_MS, CUT_STEP_MS);
}

const CUT_STEP_MS = 60_000;

function worse(a: FeedState, b: FeedState): FeedState {
  return FEED_STATES.indexOf(a) > FEED_STATES.indexOf(b) ? a : b;
}

function stateOfAge(ageMs: number, everyMs: number): FeedState {
  const downMs = Math.max(LATE_AFTER * everyMs, Math.min(DOWN_AFTER * everyMs, slowest(everyMs)));
  if (ageMs >= downMs) return 'down';
  if (ageMs >= STALE_AFTER * everyMs) return 'stale';
  if (ageMs >= LATE_AFTER * everyMs) return 'late';
  return 'live';
}

function slowest(everyMs: number): number {
  return everyMs <= DOWN_AT_MOST_MS / DOWN_AFTER ? DOWN_AT_MOST_MS : DOWN_AFTER * everyMs;
}

export function healthOf(record: FeedRecord, nowMs: number): FeedHealth {
  const { facts, trouble, budget } = record;
  const reason = trouble?.reason ?? (facts.isConnected ? undefined : facts.note);
  const drift = [...record.drift].flatMap(([what, seenMs]) =>
    nowMs - seenMs < KEEP_DRIFT_MS ? [what] : [],
  );
  return {
    feed: facts.id,
    title: facts.title,
    about: facts.about,
    ...(facts.tells === undefined ? {} : { tells: facts.tells }),
    state: feedStateAt(record, nowMs),
    lastGood: record.lastGoodMs === undefined ? null : instantOf(record.lastGoodMs),
    newest:
      facts.lagSec === undefined || record.newestMs === undefined
        ? null
        : instantOf(record.newestMs),
    everySec: record.everySec,
    ...(record.everySec > facts.everySec ? { usualEverySec: facts.everySec } : {}),
    ...(facts.transport === undefined ? {} : { transport: facts.transport }),
    quality: record.poison.share(nowMs) > POISON_LIMIT ? 'uncertain' : 'good',
    ...(budget === undefined ? {} : { budget }),
    ...(drift.length === 0 ? {} : { drift }),
    countedSince: instantOf(record.countedSinceMs),
    accepted: record.accepted,
    duplicates: record.duplicates,
    rejected: record.rejected,
    lagSec: record.lagMs === undefined ? null : Math.round(record.lagMs / 1000),
    ...(reason === undefined ? {} : { reason }),
    rejects: record.quarantine.slice(0, REJECTS_SHOWN).map(({ where, why }) => ({ where, why })),
    licence: facts.licence,
    attribution: facts.attribution,
  };
}

/** Health as an event of the log, so that it rewinds with everything else. */
export function feedEvent(
  city: string,
  record: FeedRecord,
  now: Instant,
  nowMs: number,
): FeedEvent {
  const health = healthOf(record, nowMs);
  const subject = `feed/${record.facts.id}`;
  return {
    specversion: '1.0',
    id: `${subject}@${now}`,
    source: `/cities/${city}/feeds/${record.facts.id}`,
    type: 'city.feed.updated.v1',
    subject,
    time: now,
    recordedtime: now,
    datacontenttype: 'application/json',
    city,
    domain: 'system',
    kind: 'feed',
    data: {
      ...health,
      version: now,
      geometry: null,
      districts: [],
      provenance: {
        feed: record.facts.id,
        standard: 'feed health',
        ref: record.facts.id,
        rawId: record.lastRaw?.rawId ?? '',
        sha256: record.lastRaw?.sha256 ?? '',
        licence: '',
      },
    },
  };
}
