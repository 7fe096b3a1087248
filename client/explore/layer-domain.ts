import type { Domain } from '../../contract/event.ts';

/** What a layer is about while no row says so; the first that fits. */
const DOMAIN_OF: readonly (readonly [RegExp, Domain])[] = [
  [/^observation\/(rain|water|sewer|snow)\./u, 'water'],
  [/^observation\/(traffic|parking)\./u, 'traffic'],
  [/^(observation\/(transit|bikes|vehicles)\.|position\/|incident\/transit)/u, 'transit'],
  [/^observation\/(population|congestion|er)\./u, 'safety'],
  [/^observation\/(power|energy)\./u, 'energy'],
  [/^observation\//u, 'environment'],
  [/^incident\/(closure|accident|breakdown|roadwork|obstruction|weather)/u, 'traffic'],
  [/^incident\/(flood|fire|landslide)/u, 'disaster'],
  [/^incident\//u, 'safety'],
  [/^(situation|alert|alarm)\//u, 'disaster'],
  [/^stage/u, 'disaster'],
  [/^asset\//u, 'lighting'],
  [/^request\//u, 'citizen'],
  [/^(indicator|directive)/u, 'administration'],
];

/** The domain that an empty layer is listed under. */
export function domainOfLayer(id: string): Domain {
  return DOMAIN_OF.find(([pattern]) => pattern.test(id))?.[1] ?? 'system';
}
