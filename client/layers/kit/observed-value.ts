import type { ObservationData } from '../../../contract/event.ts';
import { levelOf, type Level } from '../../design/severity.ts';

/** A number that may be drawn; `undefined` for text, bad or missing values. */
export function numberOf({ result, resultQuality }: ObservationData): number | undefined {
  const isUsable = resultQuality !== 'bad' && resultQuality !== 'missing';
  return isUsable && typeof result === 'number' ? result : undefined;
}

/** Level of the highest threshold reached; not known without a value or without thresholds. */
export function levelByThresholds(data: ObservationData): Level {
  const value = numberOf(data);
  if (value === undefined || data.thresholds === undefined) return '?';
  const reached = data.thresholds.filter((threshold) => value >= threshold.value);
  const highest = reached.toSorted((a, b) => a.value - b.value).at(-1);
  return highest === undefined ? 0 : levelOf(highest.severity);
}

/** Older than twice the time between two values, by the timeline's clock. */
export function isStale(phenomenonTime: string, everyMs: number, nowMs: number): boolean {
  return !(nowMs - Date.parse(phenomenonTime) <= 2 * everyMs);
}
