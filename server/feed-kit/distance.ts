import type { Bounds, LonLat } from '../../contract/place.ts';

const EARTH_RADIUS_KM = 6371;

/** Great-circle distance. */
export function distanceKm(from: LonLat, to: LonLat): number {
  const [lat1, lat2] = [radians(from.lat), radians(to.lat)];
  const half =
    Math.sin((lat2 - lat1) / 2) ** 2 +
    Math.cos(lat1) * Math.cos(lat2) * Math.sin(radians(to.lon - from.lon) / 2) ** 2;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(half)));
}

/** Middle of a city's bounds. */
export function centreOf([west, south, east, north]: Bounds): LonLat {
  return { lon: (west + east) / 2, lat: (south + north) / 2 };
}

/** The place of a city's bounds that is nearest; the point itself when it lies inside. */
export function nearestIn([west, south, east, north]: Bounds, { lon, lat }: LonLat): LonLat {
  return {
    lon: Math.min(east, Math.max(west, lon)),
    lat: Math.min(north, Math.max(south, lat)),
  };
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
