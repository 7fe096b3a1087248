import type { DistrictCode } from '../../contract/place.ts';
import type { CityContext } from '../feed-kit/city-context.ts';
import { districtsInText, nearestDistrict } from '../feed-kit/districts.ts';
import { coordinateOf, isInCity, type Placed } from '../feed-kit/point-in-city.ts';

export interface RequestPlace extends Placed {
  readonly districts: readonly DistrictCode[];
}

/**
 * Where a request is. Latitude and longitude that fit only the other way round are turned; 0,0 and
 * half a point are none. `undefined` = it lies outside the city and is not ours.
 */
export function requestPlace(
  city: CityContext,
  lon: number | undefined,
  lat: number | undefined,
  address: string | undefined,
): RequestPlace | undefined {
  const named = districtsInText(city, address ?? '');
  if (lon === undefined && lat === undefined)
    return { geometry: null, flags: [], districts: named };
  if (lon === undefined || lat === undefined) {
    return { geometry: null, flags: ['geometry-dropped'], districts: named };
  }
  // Half of it may be 0 as well, but not on the equator or in Greenwich.
  const isNull = lon === 0 && lat === 0;
  if (isNull || ((lon === 0 || lat === 0) && !isInCity(city, { lon, lat }))) {
    return {
      geometry: null,
      flags: isNull ? ['null-island', 'geometry-dropped'] : ['geometry-dropped'],
      districts: named,
    };
  }
  const isTurned = !isInCity(city, { lon, lat }) && isInCity(city, { lon: lat, lat: lon });
  const point = isTurned ? { lon: lat, lat: lon } : { lon, lat };
  if (!isInCity(city, point)) return undefined;
  const nearest = nearestDistrict(city, point);
  return {
    geometry: { type: 'Point', coordinates: coordinateOf(point) },
    flags: isTurned ? ['geometry-repaired'] : [],
    districts: named.length > 0 || nearest === undefined ? named : [nearest],
  };
}
