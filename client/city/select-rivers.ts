import type { Ahead } from '../../contract/alarm.ts';
import type { Basis, Severity, Threshold } from '../../contract/event.ts';
import type { Text } from '../../contract/place.ts';
import type { ByKind, EventOf } from './city.ts';
import { feedCadence } from './feed-cadence.ts';
import { byText } from './gather.ts';
import { ladderOf } from './ladder.ts';
import { isStale, numberOf } from './observed-number.ts';

/** A gauge of a river as a ladder tells it. */
export interface RiverGauge {
  readonly subject: string;
  readonly datastream: string;
  readonly feed: string;
  readonly name: Text;
  /** Of which river, where the source says both. */
  readonly stream: Text | undefined;
  /** `undefined` = it has no number: never 0. */
  readonly level: number | undefined;
  readonly unit: string;
  readonly atMs: number;
  readonly isStale: boolean;
  readonly thresholds: readonly Threshold[];
  /** Of the highest threshold reached; `undefined` = it cannot be judged. */
  readonly severity: Severity | 'Normal' | undefined;
  /** On its ladder, 0 … 1: how grave it is beside all others. */
  readonly height: number;
  readonly ahead: Ahead | undefined;
  readonly basis: Basis | undefined;
}

type Read = Pick<ByKind, 'observation' | 'alarm' | 'feed'>;

/** Every river gauge, gravest first; those that cannot be judged come last. */
export function selectRivers(byKind: Read, nowMs: number): readonly RiverGauge[] {
  const everyMs = feedCadence(byKind.feed.values());
  const aheadOf = new Map<string, Ahead>();
  for (const { data } of byKind.alarm.values()) {
    if (data.ahead !== undefined && data.isActive) aheadOf.set(data.watched, data.ahead);
  }
  return [...byKind.observation.values()]
    .filter(({ data }) => data.observedProperty === 'water.level')
    .map((event) => {
      const { feed } = event.data.provenance;
      return toGauge(event, aheadOf.get(event.subject), everyMs(feed), nowMs);
    })
    .toSorted((a, b) => b.height - a.height || byText(a.subject, b.subject));
}

function toGauge(
  { subject, data }: EventOf<'observation'>,
  ahead: Ahead | undefined,
  everyMs: number,
  nowMs: number,
): RiverGauge {
  const { featureOfInterest, place, thresholds = [], provenance } = data;
  const level = numberOf(data);
  const isJudged = level !== undefined && thresholds.length > 0;
  return {
    subject,
    datastream: data.datastream,
    feed: provenance.feed,
    name: featureOfInterest.name,
    stream: streamOf(place, featureOfInterest.name),
    level,
    unit: data.unit,
    atMs: Date.parse(data.phenomenonTime),
    isStale: isStale(data.phenomenonTime, everyMs, nowMs),
    thresholds,
    severity: isJudged ? reached(level, thresholds) : undefined,
    height: isJudged ? ladderOf(thresholds, [level]).heightOf(level) : -1,
    ahead,
    basis: data.basis,
  };
}

function reached(level: number, thresholds: readonly Threshold[]): Severity | 'Normal' {
  return thresholds.findLast(({ value }) => level >= value)?.severity ?? 'Normal';
}

/** `탄천 대곡교` of the gauge `대곡교` is on the 탄천. */
function streamOf(place: Text | undefined, { ko }: Text): Text | undefined {
  if (place === undefined || place.ko === ko || !place.ko.endsWith(ko)) return undefined;
  return { ko: place.ko.slice(0, -ko.length).trim() };
}
