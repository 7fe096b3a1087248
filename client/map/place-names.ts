import type { Pixel } from './camera.ts';
import { roomIn, touches, type WordBox } from './room-for-words.ts';

/** Steps a name may take from its place, in its own widths and heights, the least first. */
const STEPS: readonly (readonly [right: number, down: number])[] = [
  [0, 0],
  [0, -1.1],
  [0, 1.1],
  [-0.55, 0],
  [0.55, 0],
  [-0.55, -1.1],
  [0.55, -1.1],
  [-0.55, 1.1],
  [0.55, 1.1],
  [0, -2.1],
  [0, 2.1],
  [-1.05, 0],
  [1.05, 0],
];

/**
 * Where each name stands: at its place, or a step aside from what lies there; undefined where every
 * step would cover something of `held` or a name before it. Of `marks`, e.g. single gauges and their
 * values, as few as can be are covered.
 */
export function placeNames(
  names: readonly WordBox[],
  held: readonly WordBox[],
  marks: readonly WordBox[],
): readonly (Pixel | undefined)[] {
  const boxes = [...held];
  return names.map((name) => {
    let best: { readonly box: WordBox; readonly covered: number } | undefined;
    for (const [right, down] of STEPS) {
      const { width, height } = name;
      const box = { x: name.x + right * width, y: name.y + down * height, width, height };
      if (!roomIn(boxes, box)) continue;
      const covered = marks.filter((mark) => touches(mark, box)).length;
      if (best === undefined || covered < best.covered) best = { box, covered };
      if (covered === 0) break;
    }
    if (best === undefined) return undefined;
    boxes.push(best.box);
    return { x: best.box.x, y: best.box.y };
  });
}
