import type { Instant } from './event.ts';
import type { HistoryHole } from './history.ts';

/** Widths of a bucket, seconds: each divides an hour, or is a whole number of them. */
export const DENSITY_STEPS_SEC = [60, 300, 900, 3600, 21_600, 86_400] as const;
export type DensityStepSec = (typeof DENSITY_STEPS_SEC)[number];

/** More buckets than this nobody can tell apart. */
export const MOST_BUCKETS = 3000;

/** `GET /api/v1/density`: how much was told of in each stretch of time, by the events' own times. */
export interface DensityQuery {
  readonly from: Instant;
  readonly to: Instant;
  readonly stepSec: DensityStepSec;
  /** Nothing that arrived later: what was known then. */
  readonly knownAt?: Instant;
}

/** What was in one stretch; things count once in it, however often they were told of. */
export interface DensityBucket {
  readonly at: Instant;
  /** Values of datastreams. From an hour on and without `known`: good ones only. */
  readonly observations: number;
  readonly incidents: number;
  readonly alerts: number;
  readonly requests: number;
  readonly situations: number;
  readonly alarms: number;
}

export interface DensityAnswer {
  /**
   * As asked, `from` widened to a whole bucket, counted from the city's midnight or hour. Nothing at
   * `to` or after it is counted: the last bucket holds what came in it before.
   */
  readonly from: Instant;
  readonly to: Instant;
  readonly stepSec: DensityStepSec;
  readonly known?: Instant;
  /** Only those in which something was; what is not told had nothing, unless it is in a hole. */
  readonly buckets: readonly DensityBucket[];
  /** Where the history begins: before it little or nothing is told, and that says nothing. Absent while it is empty. */
  readonly heldFrom?: Instant;
  /** Absent = all is known. */
  readonly holes?: readonly HistoryHole[];
}
