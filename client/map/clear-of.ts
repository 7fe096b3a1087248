import type { Pixel } from './camera.ts';

/** Half a district name with its mark beside it, as shares of the box that the city fills. */
const HALF_WIDTH = 0.062;
const HALF_HEIGHT = 0.034;

/** The point moved up or down, whichever is nearer, until a mark there covers none of the names. */
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
  return { x: at.x, y: covered.y + (at.y < covered.y ? -halfHeight : halfHeight) };
}
