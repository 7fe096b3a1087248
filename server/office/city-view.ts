import type { CityEvent, Kind } from '../../contract/event.ts';

/** What rules may see of the city: what is in force, nothing else. */
export interface CityView {
  readonly byKind: {
    readonly [K in Kind]: ReadonlyMap<string, Extract<CityEvent, { kind: K }>>;
  };
}
