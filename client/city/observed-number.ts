import type { ObservationData } from '../../contract/event.ts';

/** A number that may be drawn; `undefined` for text, bad or missing values. */
export function numberOf({ result, resultQuality }: ObservationData): number | undefined {
  const isUsable = resultQuality !== 'bad' && resultQuality !== 'missing';
  return isUsable && typeof result === 'number' ? result : undefined;
}

/** Older than twice the time between two values, by the timeline's clock. */
export function isStale(phenomenonTime: string, everyMs: number, nowMs: number): boolean {
  return !(nowMs - Date.parse(phenomenonTime) <= 2 * everyMs);
}
