import type { Delta, PastBasis } from '../../contract/delta.ts';
import type { Instant } from '../../contract/event.ts';
import type { HeldCity } from './event-log.ts';

/** The span that can be looked back on, on the timeline's clock. */
export interface HeldSpan {
  readonly from: Instant;
  readonly to: Instant;
}

/** Reads a log while it is written, in threads of its own: the event loop never waits for the disk. */
export interface PastReader {
  /** Undefined while the log is empty. */
  span(): Promise<HeldSpan | undefined>;
  /** What was in force at an instant; undefined outside the span. Rejects on damage, never guesses. */
  at(instant: Instant, basis?: PastBasis): Promise<HeldCity | undefined>;
  /** Deltas after `seq`, oldest first; undefined if the log does not reach back so far. */
  since(epoch: string, seq: number): Promise<readonly Delta[] | undefined>;
  close(): Promise<void>;
}
