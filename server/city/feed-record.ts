import type { Domain } from '../../contract/event.ts';
import type { Text } from '../../contract/place.ts';

/** What is fixed about a source. */
export interface FeedFacts {
  readonly id: string;
  readonly title: Text;
  readonly about: Domain;
  readonly everySec: number;
  /** How old the newest value may be on arrival; absent for feeds of incidents and alerts. */
  readonly lagSec?: number;
  readonly licence: string;
  readonly attribution: string;
  /** False: the city names it, nothing reads it. */
  readonly isConnected: boolean;
  readonly note?: Text;
}

/** What has been heard of a source so far. */
export interface FeedRecord {
  readonly facts: FeedFacts;
  /** When listening began: silence is measured from here until the first answer. */
  readonly sinceMs: number;
  lastGoodMs: number | undefined;
  /** Source time of the newest value, epoch ms. */
  newestMs: number | undefined;
  lagMs: number | undefined;
  accepted: number;
  duplicates: number;
  rejected: number;
  rejects: readonly { readonly where: string; readonly why: string }[];
  /** Why the last round failed; gone with the next good answer. */
  trouble: { readonly reason: Text; readonly isLasting: boolean } | undefined;
  /** Open subjects a complete list left out once by more than half; the next list decides. */
  isShrinkPending: boolean;
}

export function feedRecord(facts: FeedFacts, sinceMs: number): FeedRecord {
  return {
    facts,
    sinceMs,
    lastGoodMs: undefined,
    newestMs: undefined,
    lagMs: undefined,
    accepted: 0,
    duplicates: 0,
    rejected: 0,
    rejects: [],
    trouble: undefined,
    isShrinkPending: false,
  };
}
