import type { Instant, Kind, Severity } from './event.ts';
import type { EventQuery, HistoryHole } from './history.ts';
import type { Coordinate } from './place.ts';

/** Edges of the cells: 3.7 km … 76 m. */
export const HEX_RESOLUTIONS = { least: 6, usual: 8, most: 10 } as const;

/** A thing whose box is wider than this stands in no cell, m: an area is not one place. */
export const WIDE_M = 3_000;

/**
 * `GET /api/v1/hexes`: how many things there were in each H3 cell of a resolution. The filter is that
 * of events; `kinds` holds one.
 */
export interface HexQuery extends Omit<EventQuery, 'limit' | 'cursor' | 'subjectsUnder' | 'kinds'> {
  readonly kind: Kind;
  /** One layer of the kind: `incident/flood`. */
  readonly layer?: string;
  /** 6 … 10. */
  readonly resolution: number;
}

/** What was in one cell. */
export interface HexCell {
  /** H3 index. */
  readonly cell: string;
  /** Middle of the cell. */
  readonly at: Coordinate;
  /** Things with a version here; a thing that moved counts in each cell. */
  readonly things: number;
  /** Versions of them, late and corrected ones too. */
  readonly versions: number;
  /** The worst of the versions; absent for kinds without a severity. */
  readonly worst?: Severity;
  /** Of observations: values in force at their instants, without bad and missing ones. */
  readonly values?: number;
  readonly min?: number;
  readonly mean?: number;
  readonly max?: number;
}

/** What has no cell. */
export interface HexRest {
  readonly things: number;
  readonly versions: number;
}

export interface HexAnswer {
  readonly kind: Kind;
  readonly layer?: string;
  readonly resolution: number;
  readonly from?: Instant;
  readonly to?: Instant;
  readonly known?: Instant;
  /** UCUM; absent where the values have several. */
  readonly unit?: string;
  readonly cells: readonly HexCell[];
  /** Without any place. */
  readonly placeless: HexRest;
  /** With a box wider than 3 km: an area, not a place. */
  readonly wide: HexRest;
  /** Absent = all is known. */
  readonly holes?: readonly HistoryHole[];
}
