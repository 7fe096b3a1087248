import type { CityEvent, Instant } from './event.ts';

/**
 * What a screen must never take for something else. `live`: the present. `replay`: a playback of
 * what was live. `demo`: a recording, on the timeline that all share or in a playback of it; only
 * the playback has a `basis`. `exercise`: played by people.
 */
export const MODES = ['live', 'replay', 'demo', 'exercise'] as const;
export type Mode = (typeof MODES)[number];

export const VIEWS = ['public', 'ops'] as const;
export type View = (typeof VIEWS)[number];

/** `core` always; `links` are road speeds with their lines. */
export const TOPICS = ['core', 'observations', 'positions', 'links'] as const;
export type Topic = (typeof TOPICS)[number];

/** A place in a timeline. `epoch` changes on data loss and on a seek; `seq` is gapless within it. */
export interface Position {
  readonly epoch: string;
  readonly seq: number;
}

/**
 * How a playback tells the past: `known` shows at each instant what had arrived by then; `happened`
 * shows it as it turned out, late and corrected data at the instant they speak of. Of those, what
 * came within 24 h counts; the highest version stands; nothing has ended before its own end. Not
 * moved: vehicles, health of feeds, indicators, values dated ahead, removals.
 */
export const BASES = ['known', 'happened'] as const;
export type PastBasis = (typeof BASES)[number];

/** The whole city at `seq`, as of `now` on the timeline's clock. */
export interface Snapshot extends Position {
  readonly protocol: number;
  readonly city: string;
  readonly view: View;
  readonly topics: readonly Topic[];
  readonly mode: Mode;
  /** Set in every playback, and in nothing else. */
  readonly basis?: PastBasis;
  readonly speed: number;
  readonly now: Instant;
  readonly events: readonly CityEvent[];
}

/**
 * Changes `from`…`to` (both included), folded to the last per subject. Apply only if
 * `from === seq + 1`; `to <= seq` is a repeat and dropped; anything else is a gap.
 */
export interface Delta {
  readonly epoch: string;
  readonly from: number;
  readonly to: number;
  readonly now: Instant;
  readonly upserts: readonly CityEvent[];
  readonly removals: readonly string[];
}

/** Every 5 s. `speed` 0 = paused. A client that is behind `seq` for two heartbeats has a gap. */
export interface Heartbeat extends Position {
  readonly now: Instant;
  readonly mode: Mode;
  readonly build: string;
  readonly speed: number;
  /** The recording that all share is being moved there: what is on screen is held until the city is. */
  readonly seeking?: Instant;
  /** Set in every playback, and in nothing else. */
  readonly basis?: PastBasis;
  /** Only in a playback that cannot go on: why, in one line. It goes on by itself, after a hole behind it. */
  readonly problem?: string;
}
