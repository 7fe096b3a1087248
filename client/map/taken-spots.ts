import type { CityAnswer } from '../../contract/api.ts';
import type { Geometry, LonLat } from '../../contract/place.ts';
import type { City } from '../city/city.ts';
import { selectRiverLevels } from '../city/select-observations.ts';
import { toLonLat } from '../layers/kit/path.ts';

/** Where something stands already: district names, gauges, closures, and what a scene speaks of. */
export function takenSpots(
  districts: CityAnswer['districts'],
  city: City | undefined,
  avoid: readonly LonLat[],
): readonly LonLat[] {
  const names = districts.map(({ label }) => label);
  if (city === undefined) return [...names, ...avoid];
  const closures = [...city.byKind.incident.values()].filter(
    ({ data }) => data.roadClosure !== undefined,
  );
  const marks = [...selectRiverLevels(city), ...closures].flatMap(({ data }) =>
    pointOf(data.geometry),
  );
  return [...names, ...avoid, ...marks];
}

function pointOf(geometry: Geometry | null): LonLat[] {
  return geometry?.type === 'Point' ? [toLonLat(geometry.coordinates)] : [];
}
