import type { Coordinate, LonLat } from '../../contract/place.ts';
import { distanceM, eastOf } from './area.ts';
import { areCrossed } from './between-shapes.ts';

/** Mean radius of the earth, m (IUGG). */
const EARTH_M = 6_371_008.8;
const RAD = Math.PI / 180;

/** Length along corners, great circles between them, m. */
export function lineM(corners: readonly LonLat[]): number {
  return corners.reduce((sum, corner, index) => {
    const before = corners[index - 1];
    return before === undefined ? 0 : sum + distanceM(before, corner);
  }, 0);
}

/** The area inside of a ring of great circles on the sphere, m²; less than half the earth. */
export function ringM2(ring: readonly LonLat[]): number {
  const excess = ring.reduce((sum, { lon, lat }, index) => {
    const next = ring[(index + 1) % ring.length] ?? { lon, lat };
    const [a, b] = [Math.tan((lat * RAD) / 2), Math.tan((next.lat * RAD) / 2)];
    const wide = Math.tan((eastOf(lon, next.lon) * RAD) / 2);
    return sum + 2 * Math.atan2(wide * (a + b), 1 + a * b);
  }, 0);
  return Math.abs(excess) * EARTH_M * EARTH_M;
}

/** Whether sides of a ring cross: then nobody can say what is inside. */
export function isSelfCrossing(ring: readonly LonLat[]): boolean {
  const corners = ring.map(({ lon, lat }): Coordinate => [lon, lat]);
  const sides = corners.map((corner, index): readonly Coordinate[] => [
    corner,
    corners[(index + 1) % corners.length] ?? corner,
  ]);
  return sides.some((side, index) =>
    sides.slice(index + 2).some((other) => areCrossed(side, other)),
  );
}
