import type { CityEvent, Instant } from '../../contract/event.ts';
import { instantMs } from '../../contract/instant.ts';
import type { Text } from '../../contract/place.ts';
import { closeAbsent } from './close-absent.ts';
import { closeAbsentAlerts } from './close-absent-alerts.ts';
import type { CityState } from './city-state.ts';
import { commitTo } from './commit.ts';
import { feedEvent, KEEP_DRIFT_MS, LATE_AFTER } from './feed-health.ts';
import { QUARANTINE_SIZE, type FeedRecord, type RawRef } from './feed-record.ts';
import { mergeInto, type Merged } from './merge.ts';
import { zoneMixUp } from './zone-mix-up.ts';

/** What one answer of a source said, or why there was none. */
export interface Answer {
  readonly feed: string;
  readonly events: readonly CityEvent[];
  readonly rejects: readonly {
    readonly where: string;
    readonly why: string;
    readonly sample?: string;
  }[];
  /** Of the city's wall clock from UTC; absent = not known. */
  readonly zoneOffsetMs?: number;
  /** The bytes it was read from. */
  readonly raw?: RawRef;
  /** Rows looked at; absent when the body could not be taken apart. */
  readonly rows?: number;
  /** What changed in the format, one line each. */
  readonly drift?: readonly string[];
  /** Subjects in force, if the answer lists them all. */
  readonly complete?: readonly string[];
  /** How what such a list leaves out is closed; absent = it ran out. */
  readonly absence?: 'expired' | 'cancelled';
  /** Source keys of rows that could not be read but are in the list. */
  readonly unread?: readonly string[];
  /** `isLasting`: waiting does not mend it (a key, an address). */
  readonly trouble?: {
    readonly reason: Text;
    readonly isLasting: boolean;
    /** The line is cut over which the source speaks by itself. */
    readonly isCut?: boolean;
  };
}

/** Changes of a format kept a feed. */
const MAX_DRIFT = 20;

/** Takes one answer into the city: events, absences and the feed's own health, in one delta. */
export function absorb(state: CityState, answer: Answer, now: Instant): Merged {
  const commit = commitTo(state, now);
  const record = state.feeds.get(answer.feed);
  if (record === undefined) throw new Error(`no feed ${answer.feed} in city ${state.city}`);
  const merged = mergeInto(state, commit, answer.events);
  if (answer.trouble === undefined && answer.complete !== undefined) {
    closeAbsent(
      state,
      commit,
      record,
      { subjects: answer.complete, refs: answer.unread ?? [] },
      now,
    );
    const { feed, events, unread: refs = [], absence = 'expired' } = answer;
    closeAbsentAlerts(state, commit, { feed, events, refs, absence }, now);
  }
  const nowMs = instantMs(now);
  note(record, answer, merged.duplicates, now, nowMs);
  commit.upsert(feedEvent(state.city, record, now, nowMs));
  return { delta: commit.delta(), ...merged };
}

function note(
  record: FeedRecord,
  answer: Answer,
  duplicates: number,
  now: Instant,
  nowMs: number,
): void {
  record.cutSinceMs = answer.trouble?.isCut === true ? (record.cutSinceMs ?? nowMs) : undefined;
  record.trouble = answer.trouble;
  record.lastRaw = answer.raw ?? record.lastRaw;
  record.accepted += answer.events.length - duplicates;
  record.duplicates += duplicates;
  record.rejected += answer.rejects.length;
  if (answer.rejects.length > 0) {
    const held = answer.rejects.map((reject) => ({ at: now, ...reject }));
    record.quarantine = [...held, ...record.quarantine].slice(0, QUARANTINE_SIZE);
  }
  // A body nobody could take apart counts as one bad row.
  record.poison.note(answer.rows ?? answer.rejects.length, answer.rejects.length, nowMs);
  for (const [what, seenMs] of record.drift) {
    if (nowMs - seenMs >= KEEP_DRIFT_MS) record.drift.delete(what);
  }
  for (const what of answer.drift ?? []) {
    if (record.drift.has(what) || record.drift.size < MAX_DRIFT) record.drift.set(what, nowMs);
  }
  // A body of which nothing could be read is no sign of life.
  const isUnread = answer.events.length === 0 && answer.rejects.length > 0;
  if (answer.trouble !== undefined || isUnread) return;
  record.lastGoodMs = nowMs;
  let newest = '';
  for (const { time } of answer.events) if (time > newest) newest = time;
  const newestMs = newest === '' ? -Infinity : instantMs(newest);
  if (newestMs > (record.newestMs ?? -Infinity)) {
    // Twice in a row: what was away for hours is behind only with its first answer.
    const mixUp = mixUpOf(record, nowMs - newestMs, answer.zoneOffsetMs);
    if (mixUp !== undefined && mixUp === record.mixUp) record.drift.set(mixUp, nowMs);
    record.mixUp = mixUp;
    record.newestMs = newestMs;
    record.lagMs = Math.max(0, nowMs - newestMs);
  }
}

function mixUpOf(
  { facts: { lagSec }, everySec }: FeedRecord,
  ageMs: number,
  offsetMs: number | undefined,
): string | undefined {
  // Only feeds of values say how old the newest may be.
  if (lagSec === undefined || offsetMs === undefined) return undefined;
  return zoneMixUp(ageMs, offsetMs, (lagSec + LATE_AFTER * everySec) * 1000);
}
