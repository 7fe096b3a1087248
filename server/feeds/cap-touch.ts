import type { Bounds, Coordinate } from '../../contract/place.ts';
import { isInside } from './cap-area.ts';
import type { Ring } from './cap-ring.ts';

/** Whether a ring and a box have anything in common: a corner of either in the other, or a side across. */
export function touchesBounds(ring: Ring, bounds: Bounds): boolean {
  const [west, south, east, north] = bounds;
  const isIn = ([x, y]: Coordinate): boolean => x >= west && x <= east && y >= south && y <= north;
  if (ring.some(isIn) || isInside([west, south], ring)) return true;
  return ring.some((from, index) => {
    const to = ring[(index + 1) % ring.length];
    return to !== undefined && isAcross(from, to, bounds);
  });
}

/** Whether a line passes through a box (Liang and Barsky). */
function isAcross(
  [x, y]: Coordinate,
  [toX, toY]: Coordinate,
  [west, south, east, north]: Bounds,
): boolean {
  const [dX, dY] = [toX - x, toY - y];
  const sides: readonly (readonly [number, number])[] = [
    [-dX, x - west],
    [dX, east - x],
    [-dY, y - south],
    [dY, north - y],
  ];
  let [enters, leaves] = [0, 1];
  for (const [step, room] of sides) {
    if (step === 0 && room < 0) return false;
    if (step < 0) enters = Math.max(enters, room / step);
    if (step > 0) leaves = Math.min(leaves, room / step);
  }
  return enters <= leaves;
}
