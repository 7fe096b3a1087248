import type { PastBasis } from './delta.ts';
import type { DensityAnswer, DensityQuery } from './density.ts';
import type { CityEvent, Domain, Instant, Kind, Severity } from './event.ts';
import type { HexAnswer, HexQuery } from './hexes.ts';
import type { Bounds, DistrictCode } from './place.ts';

/**
 * `GET /api/v1/events`: every version that was taken, also late ones, the last taken first. Positions
 * are kept for playback only, and asking for them is refused; of feeds, only what changes their state. Single values are held for
 * five weeks, alerts, incidents and requests for 400 days.
 */
export interface EventQuery {
  readonly kinds?: readonly Kind[];
  readonly domains?: readonly Domain[];
  readonly severities?: readonly Severity[];
  readonly districts?: readonly DistrictCode[];
  readonly bbox?: Bounds;
  /** Of the event's own time, `from <= time < to`. */
  readonly from?: Instant;
  readonly to?: Instant;
  /** Nothing that arrived later: what was known then. */
  readonly knownAt?: Instant;
  readonly subject?: string;
  /** How the subjects begin, e.g. `indicator/response/`; not of observations. Not asked over HTTP. */
  readonly subjectsUnder?: string;
  readonly feed?: string;
  /** Words of headline, description, place or name; all of them, in any order, Hangul too. */
  readonly q?: string;
  /** 1 … 1000. */
  readonly limit: number;
  /** `next` of the page before; opaque. */
  readonly cursor?: string;
}

/**
 * Not every change that arrived between these two was kept, e.g. while the disk took nothing, or the
 * history has not taken the end of the log yet: what an answer says of that time may be incomplete,
 * also where it shows nothing.
 */
export interface HistoryHole {
  readonly from: Instant;
  readonly to: Instant;
}

export interface EventsPage {
  readonly events: readonly CityEvent[];
  /** Those in the span that was asked for, by arrival; absent = all is known. */
  readonly holes?: readonly HistoryHole[];
  /** Where the history begins: of what came before it nothing is known, also where nothing is shown. */
  readonly heldFrom?: Instant;
  /** Absent on the last page. */
  readonly next?: string;
}

/**
 * `GET /api/v1/series`: one datastream in steps. Hours are held for 400 days, single values for five
 * weeks: before that an hour counts in the step in which it begins.
 */
export interface SeriesQuery {
  readonly datastream: string;
  readonly from: Instant;
  readonly to: Instant;
  /** Width of a step; absent = one that gives at most 500 steps. */
  readonly stepSec?: number;
  /** The same span this much earlier, told at the instants of the present one: yesterday, last week. */
  readonly shiftSec?: number;
  /** Absent = `happened`: late and corrected values count. */
  readonly basis?: PastBasis;
  /** With `known`: what had arrived by then; absent = by the end of the span. */
  readonly knownAt?: Instant;
}

/** One step; a step without a good value has `count` 0 and no value: a gap, never a 0. */
export interface SeriesPoint {
  readonly at: Instant;
  readonly count: number;
  readonly min?: number;
  readonly mean?: number;
  readonly max?: number;
  /** The last value in the step. */
  readonly last?: number;
  /**
   * Values of the step that are no sound number: suspect, bad, missing, or a text (`약간 붐빔`). Only
   * the suspect ones are in min, mean, max.
   */
  readonly doubtful?: number;
}

export interface SeriesAnswer {
  readonly datastream: string;
  readonly observedProperty: string;
  /** UCUM. */
  readonly unit: string;
  readonly from: Instant;
  readonly to: Instant;
  readonly stepSec: number;
  readonly shiftSec: number;
  readonly basis: PastBasis;
  readonly points: readonly SeriesPoint[];
  /** Where the history begins that could answer; steps before it are unknown, not empty. */
  readonly heldFrom?: Instant;
  /** The newest that the history has taken; steps after it are unknown. Where the log held more, a hole begins there. */
  readonly heldTo?: Instant;
  /** Told at the instants of the answer, as the points are; absent = all is known. */
  readonly holes?: readonly HistoryHole[];
}

/**
 * `GET /api/v1/bands`: what is normal, from the same weekday and hour (by the city's clocks) of the
 * four weeks before. Samples are means of minutes; each week weighs alike. At most 8 days at once.
 */
export interface BandQuery {
  readonly datastream: string;
  readonly from: Instant;
  readonly to: Instant;
}

/** Robust quantiles of the hour; absent where fewer than `BAND_MIN_SAMPLES` values are held. */
export interface BandHour {
  readonly at: Instant;
  readonly samples: number;
  /** Weeks of the four that had values. */
  readonly weeks: number;
  readonly p10?: number;
  readonly p50?: number;
  readonly p90?: number;
}

export const BAND_MIN_SAMPLES = 6;

export interface BandAnswer {
  readonly datastream: string;
  readonly unit: string;
  readonly hours: readonly BandHour[];
}

export const AGGREGATE_BY = [
  'district',
  'hour',
  'day',
  'domain',
  'kind',
  'severity',
  'feed',
] as const;
export type AggregateBy = (typeof AGGREGATE_BY)[number];

/**
 * `GET /api/v1/aggregate`: counts of things (subjects, not versions), or of an observed property. A
 * thing counts in every hour that a version of it speaks of, once a group; of observations the thing
 * is the datastream. Whole hours of the city: the answer says to which the span was widened.
 */
export interface AggregateQuery {
  readonly kind: Kind;
  /** One or two. */
  readonly by: readonly AggregateBy[];
  /** Only for kind `observation`: min, mean, max of its values. */
  readonly observedProperty?: string;
  readonly domains?: readonly Domain[];
  readonly districts?: readonly DistrictCode[];
  readonly from: Instant;
  readonly to: Instant;
  /**
   * Nothing that arrived later: what was known then. Of observations only as far back as single values
   * are held, five weeks.
   */
  readonly knownAt?: Instant;
}

export interface AggregateGroup {
  /**
   * Value of each `by`, in its order; an hour or day as the instant it begins in the city's zone; empty
   * for what has no district or severity. A thing in two districts counts in both.
   */
  readonly key: readonly string[];
  readonly count: number;
  readonly min?: number;
  readonly mean?: number;
  readonly max?: number;
}

export interface AggregateAnswer {
  readonly kind: Kind;
  readonly by: readonly AggregateBy[];
  readonly from: Instant;
  readonly to: Instant;
  readonly groups: readonly AggregateGroup[];
  /** As it was asked for. */
  readonly known?: Instant;
  /** Where the history begins; hours before it are unknown, not 0. Absent while it is empty. */
  readonly heldFrom?: Instant;
  /** Absent = all is known. */
  readonly holes?: readonly HistoryHole[];
}

/** A datastream that the history knows. */
export interface DatastreamEntry {
  readonly datastream: string;
  readonly observedProperty: string;
  readonly unit: string;
  readonly name: { readonly ko?: string; readonly en?: string };
  readonly feed: string;
  readonly districts: readonly DistrictCode[];
  readonly firstAt: Instant;
  readonly lastAt: Instant;
  readonly count: number;
}

/** Why a query has no answer; each becomes a problem with that status. */
export type QueryFailure =
  | { readonly kind: 'bad-query'; readonly detail: string }
  | { readonly kind: 'not-held'; readonly detail: string }
  | { readonly kind: 'too-much'; readonly detail: string }
  | { readonly kind: 'unavailable'; readonly detail: string };

export type Queried<T> =
  { readonly ok: true; readonly answer: T } | ({ readonly ok: false } & QueryFailure);

/** What the history answers; every call runs in a thread of its own. */
export interface HistoryQueries {
  events(query: EventQuery): Promise<Queried<EventsPage>>;
  /** All versions of the event with this id, newest first. */
  event(id: string): Promise<Queried<readonly CityEvent[]>>;
  series(query: SeriesQuery): Promise<Queried<SeriesAnswer>>;
  bands(query: BandQuery): Promise<Queried<BandAnswer>>;
  aggregate(query: AggregateQuery): Promise<Queried<AggregateAnswer>>;
  hexes(query: HexQuery): Promise<Queried<HexAnswer>>;
  density(query: DensityQuery): Promise<Queried<DensityAnswer>>;
  datastreams(): Promise<Queried<readonly DatastreamEntry[]>>;
}
