import type { Coordinate, Geometry, LonLat } from '../../contract/place.ts';

function coordinatesOf(geometry: Geometry): readonly Coordinate[] {
  switch (geometry.type) {
    case 'Point':
      return [geometry.coordinates];
    case 'LineString':
      return geometry.coordinates.slice(
        Math.floor((geometry.coordinates.length - 1) / 2),
        Math.floor((geometry.coordinates.length - 1) / 2) + 1,
      );
    case 'MultiLineString': {
      const line = geometry.coordinates[Math.floor((geometry.coordinates.length - 1) / 2)] ?? [];
      return coordinatesOf({ type: 'LineString', coordinates: line });
    }
    case 'MultiPolygon':
      return [];
  }
}

/**
 * A point of one of the members to stand for all: the one nearest their middle, so that a mark
 * never stands where nothing is. Zones have none: a mark inside one would claim a place.
 */
export function closestPoint(geometries: readonly (Geometry | null)[]): LonLat | undefined {
  const points = geometries.flatMap((geometry) =>
    geometry === null ? [] : coordinatesOf(geometry),
  );
  if (points.length === 0) return undefined;
  const lon = points.reduce((sum, [x]) => sum + x, 0) / points.length;
  const lat = points.reduce((sum, [, y]) => sum + y, 0) / points.length;
  const far = ([x, y]: Coordinate): number => (x - lon) ** 2 + (y - lat) ** 2;
  const nearest = points.reduce((a, b) => (far(b) < far(a) ? b : a));
  return { lon: nearest[0], lat: nearest[1] };
}
