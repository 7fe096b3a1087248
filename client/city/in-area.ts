import type { Coordinate, Geometry } from '../../contract/place.ts';

type Ring = readonly Coordinate[];

function isInRing(ring: Ring, [lon, lat]: Coordinate): boolean {
  let isInside = false;
  for (const [index, [x, y]] of ring.entries()) {
    const [px, py] = ring[(index + ring.length - 1) % ring.length] ?? [x, y];
    if (y > lat !== py > lat && lon < ((px - x) * (lat - y)) / (py - y) + x) isInside = !isInside;
  }
  return isInside;
}

/** Whether a place lies in an area; holes are outside, and nothing lies in what is no area. */
export function isInArea(area: Geometry | null, at: Coordinate): boolean {
  if (area?.type !== 'MultiPolygon') return false;
  return area.coordinates.some((rings) => rings.filter((ring) => isInRing(ring, at)).length === 1);
}
