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

/**
 * The middle of each word in its order: at the right of its place, else left, above or below; undefined
 * where all of them would cover a word before it or what is in `taken`, or begin beyond the map's
 * left or upper edge.
 */
export function placeWords(
  wanted: readonly WantedWord[],
  taken: readonly WordBox[],
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
    const spot = spots.find(
      ({ x, y }) => x >= width / 2 && y >= height / 2 && roomIn(boxes, { x, y, width, height }),
    );
    if (spot !== undefined) boxes.push({ ...spot, width, height });
    return spot;
  });
}
