import type { CityEvent } from '../../../contract/event.ts';
import type { DistrictCode, Geometry, Text } from '../../../contract/place.ts';
import type { Trail } from './ahead-of.ts';
import type { AlarmLevel, AlarmRule } from './alarm-rule.ts';
import type { LevelGate } from './level-gate.ts';

/** Where a watched thing is, and whose word it is. */
export interface WatchedPlace {
  readonly name?: Text;
  readonly geometry: Geometry | null;
  readonly districts: readonly DistrictCode[];
  readonly feed: string;
}

/** One thing under one rule. */
export interface Watch {
  readonly rule: AlarmRule;
  /** What it watches: an observation, a figure, an asset, a mean. */
  readonly watched: string;
  /** Of the alarm. */
  readonly subject: string;
  readonly gate: LevelGate;
  /** Only where the next limit is told ahead. */
  readonly trail: Trail | undefined;
  /** The rule's, or the gauge's own. */
  levels: readonly AlarmLevel[];
  /** Newest event of it; of a mean or a figure the place is another. */
  event: CityEvent | undefined;
  readonly place: WatchedPlace | undefined;
  /** The last that could be judged; `null` = the thing has no number. */
  value: number | null;
  /** By the source's clock. */
  atMs: number;
  /** The newest word of the source could not be judged: missing, doubtful, or gone. */
  isDoubtful: boolean;
  /** Worst since the gate was last calm. */
  worst: { readonly value: number; readonly atMs: number } | undefined;
  /** What is beyond the limit, in the source's words: a fault, an alert. */
  words: Text | undefined;
}

export function subjectOf(rule: AlarmRule, watched: string): string {
  return `alarm/${rule.id}/${watched}`;
}

const NOWHERE: WatchedPlace = { geometry: null, districts: [], feed: '' };

export function placeOf({ place, event }: Watch): WatchedPlace {
  if (place !== undefined) return place;
  if (event === undefined) return NOWHERE;
  const { data } = event;
  const { geometry, districts, provenance } = data;
  const name = nameOf(data);
  return { geometry, districts, feed: provenance.feed, ...(name === undefined ? {} : { name }) };
}

function nameOf(data: CityEvent['data']): Text | undefined {
  if ('featureOfInterest' in data) {
    const { name } = data.featureOfInterest;
    // A stream's gauge is known by both: "도림천 신대방역".
    return data.place !== undefined && data.place.ko.includes(name.ko) ? data.place : name;
  }
  if ('assetId' in data) return data.name;
  return data.place;
}
