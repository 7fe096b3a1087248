import type { CityAnswer } from '../../contract/api.ts';
import type { Geometry, LonLat } from '../../contract/place.ts';
import type { City } from '../city/city.ts';
import { selectRiverLevels } from '../city/select-observations.ts';
import { toLonLat } from '../layers/kit/path.ts';

/** About how far a mark steps up from a name it would cover; see `clearOf`. */
const STEP_ASIDE_DEG = 0.011;

/** Where something stands already: district names, gauges, closures, and what a scene speaks of. */
export function takenSpots(
  districts: CityAnswer['districts'],
  city: City | undefined,
  avoid: readonly LonLat[],
): readonly LonLat[] {
  const names = districts.map(({ label }) => label);
  const spoken = avoid.flatMap((at) => [at, { lon: at.lon, lat: at.lat + STEP_ASIDE_DEG }]);
  if (city === undefined) return [...names, ...spoken];
  const closures = [...city.byKind.incident.values()].filter(
    ({ data }) => data.roadClosure !== undefined,
  );
  const marks = [...selectRiverLevels(city), ...closures].flatMap(({ data }) =>
    pointOf(data.geometry),
  );
  return [...names, ...spoken, ...marks];
}

function pointOf(geometry: Geometry | null): LonLat[] {
  return geometry?.type === 'Point' ? [toLonLat(geometry.coordinates)] : [];
}
