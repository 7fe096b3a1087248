import type { City, EventOf } from './city.ts';

type Observation = EventOf<'observation'>;

/** Gauges of rivers and streams. */
export function selectRiverLevels(city: City): Observation[] {
  return observationsOf(city, 'water.level');
}

/** Gauges in sewers. */
export function selectSewerLevels(city: City): Observation[] {
  return observationsOf(city, 'sewer.level');
}

function observationsOf(city: City, property: string): Observation[] {
  return [...city.byKind.observation.values()].filter(
    ({ data }) => data.observedProperty === property,
  );
}
