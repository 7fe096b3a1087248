import type { Severity } from '../../contract/event.ts';
import type { ByKind } from './city.ts';

const SEVERE: readonly Severity[] = ['Extreme'];
/** 경계 and 심각. */
export const FROM_WARNING: readonly Severity[] = ['Severe', 'Extreme'];

/** An alarm (심각, if not told otherwise) that is active and that nobody has acknowledged: such a screen is not reloaded. */
export function hasUnacknowledged(
  { alarm }: Pick<ByKind, 'alarm'>,
  severities: readonly Severity[] = SEVERE,
): boolean {
  return [...alarm.values()].some(
    ({ data }) => severities.includes(data.severity) && data.state === 'unack-active',
  );
}
