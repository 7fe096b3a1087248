import type { Coordinate } from '../../contract/place.ts';

interface Segment {
  readonly a: Coordinate;
  readonly b: Coordinate;
  readonly index: number;
  readonly west: number;
  readonly east: number;
}

/**
 * Whether two sides of a closed ring cross. Sides that only touch (a spike, a shared vertex) are no
 * crossing: borders of districts do that. Sorted from west to east, so that only near sides meet.
 */
export function crossesItself(ring: readonly Coordinate[]): boolean {
  const segments = segmentsOf(ring);
  for (const [place, segment] of segments.entries()) {
    for (let next = place + 1; next < segments.length; next += 1) {
      const other = segments[next];
      if (other === undefined || other.west > segment.east) break;
      if (areNeighbours(segment, other, ring.length - 1)) continue;
      if (isCrossing(segment, other)) return true;
    }
  }
  return false;
}

function segmentsOf(ring: readonly Coordinate[]): readonly Segment[] {
  const segments: Segment[] = [];
  for (let index = 0; index + 1 < ring.length; index += 1) {
    const [a, b] = [ring[index], ring[index + 1]];
    if (a === undefined || b === undefined) continue;
    segments.push({ a, b, index, west: Math.min(a[0], b[0]), east: Math.max(a[0], b[0]) });
  }
  return segments.toSorted((one, other) => one.west - other.west);
}

function areNeighbours(a: Segment, b: Segment, count: number): boolean {
  const apart = Math.abs(a.index - b.index);
  return apart === 1 || apart === count - 1;
}

function isCrossing({ a, b }: Segment, { a: c, b: d }: Segment): boolean {
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

/** On which side of the line from `a` to `b` a point lies; 0 on it. */
function side(a: Coordinate, b: Coordinate, point: Coordinate): number {
  return Math.sign((b[0] - a[0]) * (point[1] - a[1]) - (b[1] - a[1]) * (point[0] - a[0]));
}
