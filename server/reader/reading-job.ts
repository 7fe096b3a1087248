import type { CityProfile } from '../config/city-profile.ts';
import type { FollowUp } from '../feed-kit/define-connector.ts';
import type { RawFrame } from '../feed-kit/raw-frame.ts';
import type { Reading } from '../feed-kit/reading.ts';

/** What a thread is asked: read a frame, or name what its body asks to be fetched besides. */
export interface ReadingJob {
  readonly kind: 'read' | 'follow';
  /** Without its tables: they travel once, see `tables`. */
  readonly frame: Omit<RawFrame, 'companions'>;
  /** The feed's tables by call: their hashes, and the bytes of those this thread does not hold yet. */
  readonly tables: Readonly<Record<string, TableRef>>;
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
  | { readonly kind: 'follow'; readonly followUps: readonly FollowUp[] };
