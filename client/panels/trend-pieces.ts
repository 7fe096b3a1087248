/** Box a trend is drawn in. */
export const TREND = { width: 110, height: 22 } as const;
const MARGIN = 3;

/** Pieces of the line between values that are not known: a gap is a gap. */
export function trendPieces(values: readonly (number | null)[]): readonly string[] {
  const known = values.filter((value) => value !== null);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const y = (value: number): number =>
    high === low
      ? TREND.height / 2
      : TREND.height - MARGIN - ((value - low) / (high - low)) * (TREND.height - 2 * MARGIN);
  const x = (index: number): number =>
    MARGIN + (index / Math.max(1, values.length - 1)) * (TREND.width - 2 * MARGIN);
  const pieces: string[] = [];
  let piece = '';
  values.forEach((value, index) => {
    if (value === null) {
      if (piece !== '') pieces.push(piece);
      piece = '';
      return;
    }
    piece += `${piece === '' ? 'M' : 'L'}${x(index).toFixed(1)} ${y(value).toFixed(1)}`;
  });
  return piece === '' ? pieces : [...pieces, piece];
}
