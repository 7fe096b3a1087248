import type { Bounds, Coordinate } from '../../../contract/place.ts';
import type { Line } from './coordinates.ts';

/** Signed side of a half-plane: what is ≥ 0 stays. */
export type Side = (point: Coordinate) => number;

/** The part of a ring on one side of a straight line (Sutherland–Hodgman); closed, or empty. */
export function clipPolygon(ring: Line, side: Side): Coordinate[] {
  const kept: Coordinate[] = [];
  for (const [index, to] of ring.entries()) {
    const from = ring[index - 1];
    if (from === undefined) continue;
    const a = side(from);
    const b = side(to);
    if (a >= 0) kept.push(from);
    if (a >= 0 !== b >= 0) {
      const share = a / (a - b);
      kept.push([from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share]);
    }
  }
  const first = kept[0];
  return first === undefined ? [] : [...kept, first];
}

/** The part of a ring inside bounds. */
export function clipToBounds(ring: Line, [west, south, east, north]: Bounds): Coordinate[] {
  const sides: readonly Side[] = [
    ([lon]) => lon - west,
    ([lon]) => east - lon,
    ([, lat]) => lat - south,
    ([, lat]) => north - lat,
  ];
  return sides.reduce<Coordinate[]>((left, side) => clipPolygon(left, side), [...ring]);
}
