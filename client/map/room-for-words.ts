/** What a word takes on screen, px; its middle at x and y. */
export interface WordBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const touch = (a: WordBox, b: WordBox): boolean =>
  Math.abs(a.x - b.x) < (a.width + b.width) / 2 && Math.abs(a.y - b.y) < (a.height + b.height) / 2;

/** Which words have room, in their order: none covers one before it. */
export function roomForWords(boxes: readonly WordBox[]): readonly boolean[] {
  const placed: WordBox[] = [];
  return boxes.map((box) => {
    const isFree = !placed.some((other) => touch(other, box));
    if (isFree) placed.push(box);
    return isFree;
  });
}
