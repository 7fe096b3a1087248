import type { Domain, Instant } from '../../contract/event.ts';
import type { FeedBudget, Transport } from '../../contract/feed-health.ts';
import type { Text } from '../../contract/place.ts';
import { poisonWindow, type PoisonWindow } from './poison-window.ts';

/** What is fixed about a source. */
export interface FeedFacts {
  readonly id: string;
  readonly title: Text;
  readonly about: Domain;
  /** Layers of what it tells; absent = nobody has said. */
  readonly tells?: readonly string[];
  readonly everySec: number;
  /** How old the newest value may be on arrival; absent for feeds of incidents and alerts. */
  readonly lagSec?: number;
  readonly licence: string;
  readonly attribution: string;
  readonly transport?: Transport;
  /** False: the city names it, nothing reads it. */
  readonly isConnected: boolean;
  readonly note?: Text;
}

/** What has been heard of a source so far. */
export interface FeedRecord {
  readonly facts: FeedFacts;
  /** When listening began: silence is measured from here until the first answer. */
  readonly sinceMs: number;
  /** When its counts began: also before a restart. */
  countedSinceMs: number;
  lastGoodMs: number | undefined;
  /** Source time of the newest value, epoch ms. */
  newestMs: number | undefined;
  lagMs: number | undefined;
  accepted: number;
  duplicates: number;
  rejected: number;
  /** Newest first, at most `QUARANTINE_SIZE`. */
  quarantine: readonly Quarantined[];
  /** How many rows of late answers could not be read. */
  readonly poison: PoisonWindow;
  /** What changed in the format, and when it was last seen, epoch ms. */
  readonly drift: Map<string, number>;
  /** How the times of its last answer looked, if as of another zone. */
  mixUp: string | undefined;
  /** How often it is asked now; over `facts.everySec` when the calls of the day would not last. */
  everySec: number;
  budget: FeedBudget | undefined;
  /** The last answer that was read. */
  lastRaw: RawRef | undefined;
  /** Why the last round failed; gone with the next good answer. */
  trouble: { readonly reason: Text; readonly isLasting: boolean } | undefined;
  /** Since when the line is cut over which the source speaks by itself, epoch ms. */
  cutSinceMs: number | undefined;
  /** Open subjects a complete list left out once by more than half; the next list decides. */
  isShrinkPending: boolean;
}

/** Where the bytes of an answer are found. */
export interface RawRef {
  readonly rawId: string;
  readonly sha256: string;
}

/** A row nobody could read, kept with its reason and a sample. */
export interface Quarantined {
  readonly at: Instant;
  readonly where: string;
  readonly why: string;
  readonly sample?: string;
}

/** Rejects kept a feed; the counts tell the rest. */
export const QUARANTINE_SIZE = 50;

export function feedRecord(facts: FeedFacts, sinceMs: number): FeedRecord {
  return {
    facts,
    sinceMs,
    countedSinceMs: sinceMs,
    lastGoodMs: undefined,
    newestMs: undefined,
    lagMs: undefined,
    accepted: 0,
    duplicates: 0,
    rejected: 0,
    quarantine: [],
    poison: poisonWindow(),
    drift: new Map(),
    mixUp: undefined,
    everySec: facts.everySec,
    budget: undefined,
    lastRaw: undefined,
    trouble: undefined,
    cutSinceMs: undefined,
    isShrinkPending: false,
  };
}
