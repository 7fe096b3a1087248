import type { FeedHealth } from '../../contract/feed-health.ts';
import type { Thing } from './thing.ts';

/** How long its source has said nothing, and whether that is too long. */
export interface SourceAge {
  /** Absent = it never said anything that could be read. */
  readonly ageMs?: number;
  /** Absent = as it should be. */
  readonly trouble?: 'late' | 'stale' | 'down' | 'not-connected';
}

/** Age of what a row is told by; of what the office computes, of the row itself. */
export function sourceAge(thing: Thing, feed: FeedHealth | undefined, nowMs: number): SourceAge {
  if (feed === undefined) return { ageMs: Math.max(0, nowMs - thing.knownMs) };
  const { lastGood, state } = feed;
  return {
    ...(lastGood === null ? {} : { ageMs: Math.max(0, nowMs - Date.parse(lastGood)) }),
    ...(state === 'live' ? {} : { trouble: state }),
  };
}
