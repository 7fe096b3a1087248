import type { Coordinate, LonLat } from '../../contract/place.ts';
import type { Thing } from './thing.ts';

/** Twice the signed area and the weighted middle of a ring, by the shoelace rule. */
function middleOf(ring: readonly Coordinate[]): { readonly size: number; readonly at: LonLat } {
  let [size, lonSum, latSum] = [0, 0, 0];
  const [x0, y0] = ring[0] ?? [0, 0];
  for (const [index, [lon, lat]] of ring.entries()) {
    const [nextLon, nextLat] = ring[(index + 1) % ring.length] ?? [lon, lat];
    // From the first corner: numbers near to each other lose no digits.
    const [ax, ay, bx, by] = [lon - x0, lat - y0, nextLon - x0, nextLat - y0];
    const cross = ax * by - bx * ay;
    size += cross;
    lonSum += (ax + bx) * cross;
    latSum += (ay + by) * cross;
  }
  if (size === 0) return { size: 0, at: { lon: x0, lat: y0 } };
  return { size, at: { lon: x0 + lonSum / (3 * size), lat: y0 + latSum / (3 * size) } };
}

/** Where a thing's mark and name stand: its place, of an area the middle of its largest part. */
export function anchorOf({ at, geometry }: Thing): LonLat | undefined {
  if (at !== undefined || geometry?.type !== 'MultiPolygon') return at;
  const parts = geometry.coordinates.flatMap(([outer]) =>
    outer === undefined || outer.length === 0 ? [] : [middleOf(outer)],
  );
  const [largest] = parts.toSorted((a, b) => Math.abs(b.size) - Math.abs(a.size));
  return largest?.at;
}
