import type { CityEvent } from '../../contract/event.ts';
import type { TracedReading } from '../../contract/trace.ts';
import type { CityProfile } from '../config/city-profile.ts';
import type { FollowUp } from '../feed-kit/define-connector.ts';
import type { RawFrame } from '../feed-kit/raw-frame.ts';
import type { Reading } from '../feed-kit/reading.ts';

/**
 * What a thread is asked: read a frame, name what its body asks to be fetched besides, or tell which
 * of its fields made an event.
 */
export interface ReadingJob {
  readonly kind: 'read' | 'follow' | 'trace';
  /** Without its tables: they travel once, see `tables`. */
  readonly frame: Omit<RawFrame, 'companions'>;
  /** The feed's tables by call: their hashes, and the bytes of those this thread does not hold yet. */
  readonly tables: Readonly<Record<string, TableRef>>;
  /** Of `trace`: the event as it is kept. */
  readonly event?: CityEvent;
}

/** Of which city a thread reads. */
export interface ThreadCity {
  readonly profile: CityProfile;
  readonly root: string;
  /** Absent = of the product's own cities. */
  readonly folder: string | undefined;
}

export interface TableRef {
  readonly id: string;
  readonly body?: Uint8Array;
}

/** A thread's answer to its one job at a time. */
export type ReadingAnswer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'read'; readonly reading: Reading }
  | { readonly kind: 'trace'; readonly traced: TracedReading }
  | { readonly kind: 'follow'; readonly followUps: readonly FollowUp[] };
