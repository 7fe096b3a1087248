import type { Pixel } from './camera.ts';
import { touches, type WordBox } from './room-for-words.ts';

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

/** The point moved by the shortest way until a mark so large there touches none of the boxes. */
export function outOf(at: Pixel, boxes: readonly WordBox[], sizePx: number): Pixel {
  const covering = boxes.find((box) => touches(box, { ...at, width: sizePx, height: sizePx }));
  if (covering === undefined) return at;
  const { x, y, width, height } = covering;
  const [aside, over] = [(width + sizePx) / 2, (height + sizePx) / 2];
  // Never up: legends stand at the upper edge of the map.
  const ways: readonly Pixel[] = [
    { x: x - aside, y: at.y },
    { x: x + aside, y: at.y },
    { x: at.x, y: y + over },
  ];
  const isFree = (way: Pixel): boolean =>
    !boxes.some((box) => touches(box, { ...way, width: sizePx, height: sizePx }));
  const farPx = (way: Pixel): number => Math.hypot(way.x - at.x, way.y - at.y);
  const [nearest] = ways.filter(isFree).toSorted((a, b) => farPx(a) - farPx(b));
  return nearest ?? at;
}
