import type { Pixel } from './camera.ts';
import { roomIn, type WordBox } from './room-for-words.ts';

/** A word that wants to stand beside its place. */
export interface WantedWord {
  readonly at: Pixel;
  /** What it takes, px. */
  readonly width: number;
  readonly height: number;
  /** From its place to the edge of its mark, px. */
  readonly clearPx: number;
}

/** Where words may stand, px of the map. */
export interface WordFrame {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const ANYWHERE: WordFrame = { left: 0, top: 0, right: Infinity, bottom: Infinity };

/** Whether nothing of a word is cut off. */
export const isWhole = ({ x, y, width, height }: WordBox, frame: WordFrame): boolean =>
  x - width / 2 >= frame.left &&
  x + width / 2 <= frame.right &&
  y - height / 2 >= frame.top &&
  y + height / 2 <= frame.bottom;

/**
 * The middle of each word in its order: at the right of its place, else left, above or below; undefined
 * where all of them would cover a word before it or what is in `taken`, or be cut off by the frame.
 */
export function placeWords(
  wanted: readonly WantedWord[],
  taken: readonly WordBox[],
  frame: WordFrame = ANYWHERE,
): readonly (Pixel | undefined)[] {
  const boxes: WordBox[] = [...taken];
  return wanted.map(({ at, width, height, clearPx }) => {
    const [aside, over] = [clearPx + width / 2, clearPx + height / 2];
    const spots: readonly Pixel[] = [
      { x: at.x + aside, y: at.y },
      { x: at.x - aside, y: at.y },
      { x: at.x, y: at.y - over },
      { x: at.x, y: at.y + over },
    ];
    const spot = spots.find(({ x, y }) => {
      const box = { x, y, width, height };
      return isWhole(box, frame) && roomIn(boxes, box);
    });
    if (spot !== undefined) boxes.push({ ...spot, width, height });
    return spot;
  });
}
