import type { Domain, Instant } from './event.ts';
import type { Text } from './place.ts';

/**
 * live: within twice its cadence; late: over 2×, or nothing heard yet; stale: over 3×; down: over 5×, or an error that
 * waiting does not mend (`reason`); not-connected: the city names the source, nothing reads it yet.
 */
export const FEED_STATES = ['live', 'late', 'stale', 'down', 'not-connected'] as const;
export type FeedState = (typeof FEED_STATES)[number];

/** How the answers of a source come to us. */
export const TRANSPORTS = ['poll', 'push', 'mqtt', 'websocket'] as const;
export type Transport = (typeof TRANSPORTS)[number];

/** What is left of a key's calls today; several feeds may share one key. */
export interface FeedBudget {
  /** Name of the key's variable; never the key. */
  readonly key: string;
  readonly callsPerDay: number;
  readonly left: number;
  /** When the count starts anew. */
  readonly resetsAt: Instant;
}

/** Health of a source, so that silence never looks like calm. */
export interface FeedHealth {
  readonly feed: string;
  readonly title: Text;
  /** The domain its events belong to. */
  readonly about: Domain;
  /**
   * Layers of what it tells (`layerOfEvent`), a kind alone where it may be anything of that kind; absent
   * = nobody has said.
   */
  readonly tells?: readonly string[];
  readonly state: FeedState;
  /** Last answer that was data or a valid empty list. */
  readonly lastGood: Instant | null;
  /** Source time of the newest value; `null` for feeds of incidents and alerts. */
  readonly newest: Instant | null;
  /** How often it is asked now: longer than its cadence when the calls of the day would not last. */
  readonly everySec: number;
  /** Its own cadence, when it is slowed. */
  readonly usualEverySec?: number;
  readonly transport?: Transport;
  /** `uncertain`: over 5 % of its last rows could not be read, so what is missing is not known. */
  readonly quality?: 'good' | 'uncertain';
  readonly budget?: FeedBudget;
  /** What changed in its format: columns missing under all their names, codes nobody knew. */
  readonly drift?: readonly string[];
  /** When the counts below began: the first start of the city's log, not of this process. */
  readonly countedSince?: Instant;
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: number;
  /** Seconds from the newest value's source time to its arrival. */
  readonly lagSec: number | null;
  readonly reason?: Text;
  /** The last few rejects: place and reason. */
  readonly rejects: readonly { readonly where: string; readonly why: string }[];
  readonly licence: string;
  readonly attribution: string;
}
