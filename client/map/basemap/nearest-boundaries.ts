import type { Coordinate, District } from '../../../contract/place.ts';
import { clipPolygon } from './clip-polygon.ts';
import { rounded, type Line } from './coordinates.ts';
import type { Boundary } from './shared-edges.ts';

/**
 * Schematic districts where no boundaries are at hand: each is what lies nearer to its label point
 * than to any other, inside the city's outline.
 */
export function nearestBoundaries(districts: readonly District[], outline: Line): Boundary[] {
  const lonScale = Math.cos(((outline[0]?.[1] ?? 0) * Math.PI) / 180);
  return districts.map(({ code, label }) => {
    const nearer = districts
      .filter((other) => other.code !== code)
      .reduce<Coordinate[]>(
        (ring, { label: other }) => {
          // The bisector of the two points, in degrees stretched to equal lengths.
          const x = (label.lon - other.lon) * lonScale;
          const y = label.lat - other.lat;
          const middle = { lon: (label.lon + other.lon) / 2, lat: (label.lat + other.lat) / 2 };
          return clipPolygon(
            ring,
            ([lon, lat]) => (lon - middle.lon) * lonScale * x + (lat - middle.lat) * y,
          );
        },
        [...outline],
      );
    return { code, rings: [rounded(nearer)] };
  });
}
