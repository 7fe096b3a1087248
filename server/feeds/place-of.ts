import type { Coordinate, DistrictCode, Geometry } from '../../contract/place.ts';
import type { CityContext, RegistryRow } from '../feed-kit/city-context.ts';
import { nearestDistrict } from '../feed-kit/districts.ts';
import { geometryInCity } from '../feed-kit/geojson-geometry.ts';
import { pointInCity, registryPoint, type Placed } from '../feed-kit/point-in-city.ts';
import { at } from '../feed-kit/record.ts';

/** Where a thing is, as events carry it. */
export interface Place extends Placed {
  readonly districts: readonly DistrictCode[];
}

export const NOWHERE: Place = { geometry: null, flags: [], districts: [] };

/** Nested deeper than any geometry, a list is something else. */
const MAX_NESTING = 5;

/**
 * A GeoJSON geometry or feature. Latitude first is a frequent slip: what lies in the city only the
 * other way round is turned, and flagged.
 */
export function placeOfGeoJson(city: CityContext, geojson: unknown): Place {
  const shape = at(geojson, 'type') === 'Feature' ? at(geojson, 'geometry') : geojson;
  const placed = geometryInCity(city, shape);
  if (!placed.flags.includes('geometry-dropped')) return withDistrict(city, placed);
  const turned = { type: at(shape, 'type'), coordinates: swapped(at(shape, 'coordinates')) };
  const { geometry } = geometryInCity(city, turned);
  return withDistrict(
    city,
    geometry === null ? placed : { geometry, flags: ['geometry-repaired'] },
  );
}

/** Columns `lon`, `lat` and `district` of a registry row. */
export function placeOfRow(city: CityContext, row: RegistryRow | undefined): Place | undefined {
  const point = registryPoint(row);
  const named = row?.['district'];
  if (point === undefined && (named === undefined || named === '')) return undefined;
  const placed: Placed =
    point === undefined ? { geometry: null, flags: [] } : pointInCity(city, point);
  if (named === undefined || named === '') return withDistrict(city, placed);
  return { ...placed, districts: [named] };
}

function withDistrict(city: CityContext, placed: Placed): Place {
  const [first] = placed.geometry === null ? [] : verticesOf(placed.geometry);
  if (first === undefined) return { ...placed, districts: [] };
  const nearest = nearestDistrict(city, { lon: first[0], lat: first[1] });
  return { ...placed, districts: nearest === undefined ? [] : [nearest] };
}

function verticesOf(geometry: Geometry): readonly Coordinate[] {
  if (geometry.type === 'Point') return [geometry.coordinates];
  if (geometry.type === 'LineString') return geometry.coordinates;
  return geometry.type === 'MultiLineString'
    ? geometry.coordinates.flat()
    : geometry.coordinates.flat(2);
}

function swapped(coordinates: unknown, depth = 0): unknown {
  if (!Array.isArray(coordinates) || depth > MAX_NESTING) return coordinates;
  const list: readonly unknown[] = coordinates;
  if (typeof list[0] === 'number') return [list[1], list[0]];
  return list.map((inner) => swapped(inner, depth + 1));
}
