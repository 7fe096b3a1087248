import type { DistrictCode } from '../../contract/place.ts';
import type { CityContext, RegistryRow } from './city-context.ts';
import { districtOfName } from './districts.ts';
import { pointInCity, registryPoint, type Placed } from './point-in-city.ts';

export interface RegisteredPlace extends Placed {
  readonly districts: readonly DistrictCode[];
  /** Absent = the registry does not know the code. */
  readonly row: RegistryRow | undefined;
}

/**
 * Where a thing stands that the feed names only by a code. One that the registry does not know is no
 * error: it has no geometry, and the district that the feed names.
 */
export function registeredPlace(
  city: CityContext,
  registry: string,
  code: string,
  districtName?: string,
): RegisteredPlace {
  const row = city.registry(registry).get(code);
  const point = registryPoint(row);
  const placed: Placed =
    point === undefined ? { geometry: null, flags: [] } : pointInCity(city, point);
  const named = districtName === undefined ? undefined : districtOfName(city, districtName);
  const district = row?.['district'] || named;
  return { ...placed, row, districts: district === undefined ? [] : [district] };
}
