import type { ByKind } from './city.ts';

/** A 심각 alarm that is active and that nobody has acknowledged: such a screen is not reloaded. */
export function hasUnacknowledged({ alarm }: Pick<ByKind, 'alarm'>): boolean {
  return [...alarm.values()].some(
    ({ data }) => data.severity === 'Extreme' && data.state === 'unack-active',
  );
}
