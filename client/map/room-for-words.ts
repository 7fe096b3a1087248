/** What a word takes on screen, px; its middle at x and y. */
export interface WordBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const touches = (a: WordBox, b: WordBox): boolean =>
  Math.abs(a.x - b.x) < (a.width + b.width) / 2 && Math.abs(a.y - b.y) < (a.height + b.height) / 2;

/** Whether a word would cover none of the others. */
export function roomIn(others: readonly WordBox[], box: WordBox): boolean {
  return !others.some((other) => touches(other, box));
}

/** Which words have room, in their order: none covers one before it or what is in `held`. */
export function roomForWords(
  boxes: readonly WordBox[],
  held: readonly WordBox[] = [],
): readonly boolean[] {
  const placed = [...held];
  return boxes.map((box) => {
    const isFree = roomIn(placed, box);
    if (isFree) placed.push(box);
    return isFree;
  });
}
