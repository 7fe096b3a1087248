import type { Coordinate, Geometry } from '../../contract/place.ts';
import { eastOf, toGeometryM } from './area.ts';
import { cornersOf, linesOf } from '../city/corners.ts';

/** Twice the signed area of a triangle, in degrees: on which side of a–b a corner lies. */
const turn = (a: Coordinate, b: Coordinate, c: Coordinate): number =>
  eastOf(a[0], b[0]) * (c[1] - a[1]) - (b[1] - a[1]) * eastOf(a[0], c[0]);

/** Whether two stretches cross in their midst; that they only touch is told by their ends. */
function isCrossed(a: Coordinate, b: Coordinate, c: Coordinate, d: Coordinate): boolean {
  return turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;
}

/** Whether any stretch of one line crosses one of the other. */
export function areCrossed(line: readonly Coordinate[], other: readonly Coordinate[]): boolean {
  return line.some((corner, index) => {
    const before = line[index - 1];
    if (before === undefined) return false;
    return other.some((end, at) => {
      const start = other[at - 1];
      return start !== undefined && isCrossed(before, corner, start, end);
    });
  });
}

const fromCorners = (from: Geometry, to: Geometry): number =>
  cornersOf(from).reduce(
    (least, [lon, lat]) => (least === 0 ? 0 : Math.min(least, toGeometryM({ lon, lat }, to))),
    Infinity,
  );

/**
 * The shortest way between two shapes, m; 0 where they touch, cross or one holds the other. It is the
 * same from either side. Infinity if one has no corner.
 */
export function betweenM(a: Geometry, b: Geometry): number {
  if (a.type === 'Point' && b.type === 'Point') return fromCorners(a, b);
  const lines = linesOf(b);
  if (linesOf(a).some((line) => lines.some((other) => areCrossed(line, other)))) return 0;
  return Math.min(fromCorners(a, b), fromCorners(b, a));
}
