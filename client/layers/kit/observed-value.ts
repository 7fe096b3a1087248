import type { ObservationData } from '../../../contract/event.ts';
import { numberOf } from '../../city/observed-number.ts';
import { levelOf, type Level } from '../../design/severity.ts';

/** Level of the highest threshold reached; not known without a value or without thresholds. */
export function levelByThresholds(data: ObservationData): Level {
  const value = numberOf(data);
  if (value === undefined || data.thresholds === undefined) return '?';
  const reached = data.thresholds.filter((threshold) => value >= threshold.value);
  const highest = reached.toSorted((a, b) => a.value - b.value).at(-1);
  return highest === undefined ? 0 : levelOf(highest.severity);
}
