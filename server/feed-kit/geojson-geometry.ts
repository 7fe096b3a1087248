import type { Flag } from '../../contract/event.ts';
import type { Coordinate, Geometry } from '../../contract/place.ts';
import type { CityContext } from './city-context.ts';
import { coordinateOf, isInCity, pointInCity, type Placed } from './point-in-city.ts';
import { at } from './record.ts';

type Line = readonly Coordinate[];

/** Of more, the shape is wrong or not for a wall. */
const MAX_VERTICES = 20_000;
const DROPPED: Placed = { geometry: null, flags: ['geometry-dropped'] };

/**
 * A GeoJSON geometry that may be drawn. Repeated vertices go, and with them lines and rings that have
 * no length (flagged); what is no shape, or never enters the city, is dropped and flagged. `null`
 * says that there is none, which is no error.
 */
export function geometryInCity(city: CityContext, geojson: unknown): Placed {
  if (geojson === null || geojson === undefined) return { geometry: null, flags: [] };
  const coordinates = at(geojson, 'coordinates');
  const type = at(geojson, 'type');
  if (type === 'Point') {
    const point = vertexOf(coordinates);
    return pointInCity(city, point && { lon: point[0], lat: point[1] });
  }
  if (type === 'MultiPoint') return linesInCity(city, [lineOf(coordinates)]);
  if (type === 'LineString') return linesInCity(city, [lineOf(coordinates)]);
  if (type === 'MultiLineString') return linesInCity(city, listed(coordinates).map(lineOf));
  if (type === 'Polygon') return areasInCity(city, [listed(coordinates).map(lineOf)]);
  if (type !== 'MultiPolygon') return DROPPED;
  return areasInCity(
    city,
    listed(coordinates).map((area) => listed(area).map(lineOf)),
  );
}

/** Lines as vertices, `undefined` where one of them is none. */
export function linesInCity(city: CityContext, given: readonly (Line | undefined)[]): Placed {
  const lines = given.flatMap((line) => (line !== undefined && line.length > 1 ? [line] : []));
  const [first] = lines;
  if (first === undefined) {
    // A line of no length still says where.
    const [point] = given.flatMap((line) => line ?? []);
    if (point === undefined) return DROPPED;
    const placed = pointInCity(city, { lon: point[0], lat: point[1] });
    return { ...placed, flags: [...placed.flags, 'geometry-repaired'] };
  }
  const flags: readonly Flag[] = lines.length < given.length ? ['geometry-repaired'] : [];
  if (lines.length === 1) {
    return touching(city, { type: 'LineString', coordinates: first }, first, flags);
  }
  return touching(city, { type: 'MultiLineString', coordinates: lines }, lines.flat(), flags);
}

function areasInCity(city: CityContext, given: readonly (readonly (Line | undefined)[])[]): Placed {
  const areas = given.flatMap((rings) => {
    const [outer, ...holes] = rings.map(closed);
    return outer === undefined ? [] : [[outer, ...holes.filter((hole) => hole !== undefined)]];
  });
  if (areas.length === 0) return DROPPED;
  const isWhole = areas.length === given.length;
  const outline = areas.flatMap(([outer]) => outer ?? []);
  const geometry: Geometry = { type: 'MultiPolygon', coordinates: areas };
  return touching(city, geometry, outline, isWhole ? [] : ['geometry-repaired']);
}

/** Part of the city: a vertex lies in it. */
function touching(
  city: CityContext,
  geometry: Geometry,
  vertices: Line,
  flags: readonly Flag[],
): Placed {
  if (vertices.length > MAX_VERTICES) return DROPPED;
  if (vertices.some(([lon, lat]) => isInCity(city, { lon, lat }))) return { geometry, flags };
  return { geometry: null, flags: ['out-of-area', 'geometry-dropped'] };
}

/** A ring that encloses something, its end at its beginning. */
function closed(ring: Line | undefined): Line | undefined {
  const [first] = ring ?? [];
  if (ring === undefined || first === undefined) return undefined;
  const last = ring.at(-1);
  const whole = last?.[0] === first[0] && last[1] === first[1] ? ring : [...ring, first];
  return whole.length < 4 ? undefined : whole;
}

/** Vertices without repetitions; `undefined` if one of them is no place on Earth. */
function lineOf(coordinates: unknown): Line | undefined {
  const line: Coordinate[] = [];
  for (const raw of listed(coordinates)) {
    const vertex = vertexOf(raw);
    if (vertex === undefined) return undefined;
    const before = line.at(-1);
    if (before?.[0] !== vertex[0] || before[1] !== vertex[1]) line.push(vertex);
  }
  return line;
}

function vertexOf(raw: unknown): Coordinate | undefined {
  const [lon, lat] = listed(raw);
  if (typeof lon !== 'number' || typeof lat !== 'number') return undefined;
  if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90)) return undefined;
  return coordinateOf({ lon, lat });
}

function listed(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
