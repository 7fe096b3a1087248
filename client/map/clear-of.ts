import type { Pixel } from './camera.ts';

/** Half a district name with its mark beside it, as shares of the box that the city fills. */
const HALF_WIDTH = 0.062;
const HALF_HEIGHT = 0.034;

/** Only what lies clearly below a name steps down: words of callouts stand at the lower edge. */
const CLEARLY_BELOW = 0.6;

/** The point moved up or down until a mark there covers none of the names. */
export function clearOf(at: Pixel, names: readonly (Pixel | undefined)[], boxWidth: number): Pixel {
  const halfWidth = HALF_WIDTH * boxWidth;
  const halfHeight = HALF_HEIGHT * boxWidth;
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
