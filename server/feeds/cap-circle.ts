import type { LonLat } from '../../contract/place.ts';
import { coordinateOf } from '../feed-kit/point-in-city.ts';
import { numbersIn, type Ring } from './cap-ring.ts';

export interface Circle {
  readonly centre: LonLat;
  readonly radiusKm: number;
}

const CORNERS = 64;
/** Mean radius of the earth. */
const EARTH_KM = 6371.0088;
const RADIANS = Math.PI / 180;

/** `lat,lon radius_km`; `undefined` for what is none. */
export function circleOfText(text: string): Circle | undefined {
  const [lat, lon, radiusKm = 0, ...more] = numbersIn(text);
  if (lat === undefined || lon === undefined || more.length > 0) return undefined;
  if (Math.abs(lat) > 90 || Math.abs(lon) > 180) return undefined;
  return { centre: { lon, lat }, radiusKm };
}

/** A circle on the globe as a closed ring of 64 corners; longitudes may pass ±180. */
export function ringOfCircle({ centre, radiusKm }: Circle): Ring {
  const angle = radiusKm / EARTH_KM;
  const lat = centre.lat * RADIANS;
  const corners = Array.from({ length: CORNERS }, (_, corner) => {
    const bearing = -(corner / CORNERS) * 2 * Math.PI;
    const sinLat =
      Math.sin(lat) * Math.cos(angle) + Math.cos(lat) * Math.sin(angle) * Math.cos(bearing);
    const dLon = Math.atan2(
      Math.sin(bearing) * Math.sin(angle) * Math.cos(lat),
      Math.cos(angle) - Math.sin(lat) * sinLat,
    );
    return coordinateOf({ lon: centre.lon + dLon / RADIANS, lat: Math.asin(sinLat) / RADIANS });
  });
  const [first] = corners;
  return first === undefined ? [] : [...corners, first];
}
