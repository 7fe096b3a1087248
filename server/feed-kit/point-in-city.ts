import type { Flag } from '../../contract/event.ts';
import type { Coordinate, Geometry, LonLat } from '../../contract/place.ts';
import type { CityContext, RegistryRow } from './city-context.ts';

export interface Placed {
  readonly geometry: Geometry | null;
  /** Empty when all is well. */
  readonly flags: readonly Flag[];
}

/**
 * A point that may be drawn. One that is no place (0,0, not finite) or lies outside the city is
 * dropped and flagged, so that the event stays and the map does not lie.
 */
export function pointInCity(city: CityContext, point: LonLat | undefined): Placed {
  if (point === undefined || (point.lon === 0 && point.lat === 0)) {
    return { geometry: null, flags: ['geometry-dropped'] };
  }
  if (!isInCity(city, point)) return { geometry: null, flags: ['out-of-area', 'geometry-dropped'] };
  return { geometry: { type: 'Point', coordinates: coordinateOf(point) }, flags: [] };
}

/** Inside the city's bounding box. */
export function isInCity(city: CityContext, { lon, lat }: LonLat): boolean {
  const [west, south, east, north] = city.bounds;
  return lon >= west && lon <= east && lat >= south && lat <= north;
}

/** Columns `lon` and `lat` of a registry row; `undefined` if the registry has no position for it. */
export function registryPoint(row: RegistryRow | undefined): LonLat | undefined {
  if (row?.['lon'] === undefined || row['lat'] === undefined) return undefined;
  const point = { lon: Number.parseFloat(row['lon']), lat: Number.parseFloat(row['lat']) };
  return Number.isFinite(point.lon) && Number.isFinite(point.lat) ? point : undefined;
}

/** Six decimals (0.1 m): what is beyond is noise of the source. */
export function coordinateOf({ lon, lat }: LonLat): Coordinate {
  return [Math.round(lon * 1e6) / 1e6, Math.round(lat * 1e6) / 1e6];
}
