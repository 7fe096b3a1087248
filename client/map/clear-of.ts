import type { Pixel } from './camera.ts';

/** Half a district name with its mark beside it, in units of the layout: names grow with the page, not with the map. */
const HALF_WIDTH = 88;
const HALF_HEIGHT = 48;

/** Only what lies clearly below a name steps down: words of callouts stand at the lower edge. */
const CLEARLY_BELOW = 0.6;

/** The point moved up or down until a mark there covers none of the names. */
export function clearOf(at: Pixel, names: readonly (Pixel | undefined)[], unit: number): Pixel {
  const halfWidth = HALF_WIDTH * unit;
  const halfHeight = HALF_HEIGHT * unit;
  const covered = names.find(
    (name) =>
      name !== undefined &&
      Math.abs(name.x - at.x) < halfWidth &&
      Math.abs(name.y - at.y) < halfHeight,
  );
  if (covered === undefined) return at;
  const isBelow = at.y - covered.y > CLEARLY_BELOW * halfHeight;
  return { x: at.x, y: covered.y + (isBelow ? halfHeight : -halfHeight) };
}
