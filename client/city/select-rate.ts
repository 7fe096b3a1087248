import type { Severity } from '../../contract/event.ts';
import type { ByKind } from './city.ts';

const windowMs = 600_000;
/** From this many new events in 10 min the office is past reading them one by one. */
export const floodPer10Min = 10;

/** A single call is a sample, not an alarm. */
const isRoutine = (severity: Severity): boolean => severity === 'Minor' || severity === 'Unknown';

/** How many incidents above 관심 and warnings became known in the last 10 min. */
export function selectRate(byKind: ByKind, nowMs: number): number {
  const starts = [
    ...[...byKind.incident.values()]
      .filter(({ data }) => !isRoutine(data.severity))
      .map(({ data }) => data.startedAt),
    ...[...byKind.alert.values()]
      .filter(({ data }) => data.status === 'Actual')
      .map(({ data }) => data.sent),
  ];
  return starts.filter((at) => {
    const ageMs = nowMs - Date.parse(at);
    return ageMs >= 0 && ageMs < windowMs;
  }).length;
}
