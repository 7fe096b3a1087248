import type { Severity } from '../../contract/event.ts';
import type { Text } from '../../contract/place.ts';
import type { ByKind } from './city.ts';
import { SEWER_STEPS } from './select-sewers.ts';
import { byText } from './gather.ts';

/** A limit that is reached soon if it goes on like this. */
export interface Crossing {
  readonly subject: string;
  readonly name: Text;
  /** Of a sewer, else of a river. */
  readonly isSewer: boolean;
  readonly limit: number;
  readonly unit: string;
  readonly label: Text;
  /** Of the limit; `undefined` = the gauge gives it none. */
  readonly severity: Severity | undefined;
  readonly atMs: number;
  /** Bounds of `atMs`; `latestMs` `undefined` = it may never be reached. */
  readonly earliestMs: number;
  readonly latestMs: number | undefined;
}

/** A straight line says nothing about later than this. */
const HORIZON_MS = 3_600_000;

/** Sewers have no limits of their own: they share the steps of their fill. */
const stepOf = (percent: number): Severity | undefined =>
  SEWER_STEPS.findLast(([from]) => percent >= from * 100)?.[1];

/** Limits of water that are reached within the hour, the next first; from the office's own alarms. */
export function selectCrossings(
  byKind: Pick<ByKind, 'alarm' | 'observation'>,
  nowMs: number,
): readonly Crossing[] {
  return [...byKind.alarm.values()]
    .flatMap(({ domain, data }) => {
      const { ahead, watched, isActive, isStale, unit, endedAt } = data;
      const observed = byKind.observation.get(watched)?.data;
      if (domain !== 'water' || ahead === undefined || observed === undefined) return [];
      const atMs = Date.parse(ahead.at);
      const isSoon = atMs >= nowMs && atMs <= nowMs + HORIZON_MS;
      if (!isActive || isStale === true || endedAt !== undefined || !isSoon) return [];
      const threshold = observed.thresholds?.find(({ value }) => value === ahead.limit);
      return [
        {
          subject: watched,
          name:
            observed.observedProperty === 'water.level'
              ? (observed.place ?? observed.featureOfInterest.name)
              : observed.featureOfInterest.name,
          isSewer: observed.observedProperty === 'sewer.level',
          limit: ahead.limit,
          unit,
          label: ahead.label,
          severity: threshold?.severity ?? (unit === '%' ? stepOf(ahead.limit) : undefined),
          atMs,
          earliestMs: Date.parse(ahead.earliest),
          latestMs: ahead.latest === undefined ? undefined : Date.parse(ahead.latest),
        },
      ];
    })
    .toSorted((a, b) => a.atMs - b.atMs || byText(a.subject, b.subject));
}
