import type { Coordinate, Geometry } from '../../contract/place.ts';

/** A point, or where a line begins; an area is in no single place. */
export function firstPlace(geometry: Geometry | null): Coordinate | undefined {
  if (geometry?.type === 'Point') return geometry.coordinates;
  if (geometry?.type === 'LineString') return geometry.coordinates[0];
  return geometry?.type === 'MultiLineString' ? geometry.coordinates[0]?.[0] : undefined;
}
