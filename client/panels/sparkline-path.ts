/** Plot of a strip: 500 × 96 with room for the mark that ends the line. */
export const plot = { width: 500, height: 96, right: 462, top: 8, base: 90 } as const;

export interface Series {
  readonly values: readonly (number | null)[];
  readonly low: readonly (number | null)[];
  readonly high: readonly (number | null)[];
}

interface Run {
  readonly from: number;
  readonly to: number;
}

export interface SparklinePaths {
  readonly band: string;
  readonly line: string;
  /** The last stretch outside the band, if it reaches the last known value. */
  readonly excursion: string;
  readonly gaps: readonly { readonly x: number; readonly width: number }[];
  readonly end: { readonly x: number; readonly y: number } | undefined;
  readonly criterionY: number | undefined;
}

/** Share of the band's edge a value must leave it by, so that noise is no excursion. */
const deadBand = 0.08;

function runs(length: number, isIn: (index: number) => boolean): readonly Run[] {
  const found: Run[] = [];
  let from: number | undefined;
  for (let index = 0; index <= length; index += 1) {
    const inside = index < length && isIn(index);
    if (inside && from === undefined) from = index;
    if (!inside && from !== undefined) {
      found.push({ from, to: index - 1 });
      from = undefined;
    }
  }
  return found;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function isOutside(series: Series, index: number): boolean {
  const value = series.values[index];
  const low = series.low[index];
  const high = series.high[index];
  if (value === null || value === undefined) return false;
  if (low === null || low === undefined || high === null || high === undefined) return false;
  return value > high + deadBand * Math.max(high, 1) || value < low * (1 - deadBand);
}

/** Index where the last excursion begins; it counts only while it lasts. */
export function excursionStart(series: Series, criterion: number | undefined): number | undefined {
  const last = series.values.findLastIndex((value) => value !== null);
  const isOver = (index: number): boolean => {
    const value = series.values[index];
    const isPast = criterion !== undefined && value !== null && value !== undefined;
    return isOutside(series, index) || (isPast && value >= criterion);
  };
  if (last < 0 || !isOver(last)) return undefined;
  return runs(last + 1, isOver).at(-1)?.from;
}

/** Paths of one strip: band, line, excursion, gaps and where the line ends. Zero is the base. */
export function sparklinePaths(series: Series, criterion?: number): SparklinePaths {
  const count = series.values.length;
  const known = [...series.values, ...series.high].filter((value) => value !== null);
  const most = Math.max(0, ...known, criterion ?? 0);
  const x = (index: number): number => round((index / Math.max(1, count - 1)) * plot.right);
  const y = (value: number): number =>
    round(plot.base - (most === 0 ? 0 : value / (most * 1.04)) * (plot.base - plot.top));
  const isKnown = (index: number): boolean => typeof series.values[index] === 'number';
  const stroke = ({ from, to }: Run): string =>
    Array.from({ length: to - from + 1 }, (_, step) => {
      const index = from + step;
      return `${step === 0 ? 'M' : 'L'}${x(index)} ${y(series.values[index] ?? 0)}`;
    }).join('');

  const banded = runs(
    count,
    (index) => typeof series.low[index] === 'number' && typeof series.high[index] === 'number',
  );
  const band = banded
    .map(({ from, to }) => {
      const indexes = Array.from({ length: to - from + 1 }, (_, step) => from + step);
      const over = indexes.map((index) => `${x(index)} ${y(series.high[index] ?? 0)}`);
      const under = indexes.map((index) => `${x(index)} ${y(series.low[index] ?? 0)}`).toReversed();
      return `M${over.join('L')}L${under.join('L')}Z`;
    })
    .join('');

  const last = series.values.findLastIndex((value) => value !== null);
  const start = excursionStart(series, criterion);
  return {
    band,
    line: runs(count, isKnown).map(stroke).join(''),
    excursion: start === undefined ? '' : stroke({ from: Math.max(0, start - 1), to: last }),
    gaps: runs(count, (index) => !isKnown(index)).map(({ from, to }) => ({
      x: x(from),
      width: round(Math.max(4, x(to) - x(from))),
    })),
    end: last < 0 ? undefined : { x: x(last), y: y(series.values[last] ?? 0) },
    criterionY: criterion === undefined ? undefined : y(criterion),
  };
}
