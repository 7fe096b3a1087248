const ZOOMS = [9.5, 11, 13, 15] as const;

/** A size in px between what it is at zoom 9.5, 11, 13 and 15: the city, and ever nearer. */
export function sizeByZoom(
  zoom: number,
  sizes: readonly [city: number, near: number, quarter: number, street: number],
): number {
  const above = ZOOMS.findIndex((stop) => zoom < stop);
  if (above < 0) return sizes[3];
  const [from, to] = [ZOOMS[above - 1], ZOOMS[above]];
  const [low, high] = [sizes[above - 1], sizes[above]];
  if (from === undefined || to === undefined || low === undefined || high === undefined) {
    return sizes[0];
  }
  return low + ((high - low) * (zoom - from)) / (to - from);
}
