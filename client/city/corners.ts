import type { Bounds, Coordinate, Geometry } from '../../contract/place.ts';

/** Every corner of a shape. */
export function cornersOf(geometry: Geometry): readonly Coordinate[] {
  switch (geometry.type) {
    case 'Point':
      return [geometry.coordinates];
    case 'LineString':
      return geometry.coordinates;
    case 'MultiLineString':
      return geometry.coordinates.flat();
    case 'MultiPolygon':
      return geometry.coordinates.flat(2);
  }
}

/** Its lines, of an area its rings; a point has none. */
export function linesOf(geometry: Geometry): readonly (readonly Coordinate[])[] {
  switch (geometry.type) {
    case 'Point':
      return [];
    case 'LineString':
      return [geometry.coordinates];
    case 'MultiLineString':
      return geometry.coordinates;
    case 'MultiPolygon':
      return geometry.coordinates.flat();
  }
}

/** What corners reach over; undefined without any. */
export function cornersBounds(corners: Iterable<Coordinate>): Bounds | undefined {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon, lat] of corners) {
    [west, east] = [Math.min(west, lon), Math.max(east, lon)];
    [south, north] = [Math.min(south, lat), Math.max(north, lat)];
  }
  return west <= east ? [west, south, east, north] : undefined;
}

/** What a shape reaches over; undefined for one without corners. */
export const boundsOf = (geometry: Geometry): Bounds | undefined =>
  cornersBounds(cornersOf(geometry));

/** Metres of a degree of latitude, at least. */
const DEGREE_M = 110_574;
/** From here on a degree of longitude says little. */
const POLAR = 85;

/**
 * Bounds with so much around them, never too little. Undefined where bounds say nothing: near to a
 * pole, around the dateline, or of half the earth.
 */
export function widened([west, south, east, north]: Bounds, radiusM: number): Bounds | undefined {
  const lat = radiusM / DEGREE_M;
  const steepest = Math.max(Math.abs(south), Math.abs(north)) + lat;
  if (steepest > POLAR || east - west > 180) return undefined;
  const lon = lat / Math.cos((steepest * Math.PI) / 180);
  const wide: Bounds = [west - lon, south - lat, east + lon, north + lat];
  return wide[0] < -180 || wide[2] > 180 ? undefined : wide;
}
