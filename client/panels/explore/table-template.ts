import type { TableColumn } from '../../explore/table-column.ts';

const MARK_PX = 34;
/** A column may become this much narrower before the table scrolls sideways: a word is cut sooner than a number. */
const LEAST_SHARE = { number: 0.9, words: 0.67, name: 0.74 } as const;
/** What is left over goes to names first. */
const WIDE_SHARE = 2;

/** Widths of the columns, the mark first, and how narrow they may become before the table scrolls. */
export function tableTemplate(columns: readonly TableColumn[]): {
  readonly columns: string;
  readonly leastPx: number;
} {
  const leasts = columns.map(({ widthPx, align, isWide, leastPx }) => {
    const sort = align === 'end' ? 'number' : isWide === true ? 'name' : 'words';
    return leastPx ?? Math.round(widthPx * LEAST_SHARE[sort]);
  });
  const widths = columns.map(({ widthPx, isWide }, index) => {
    const share = isWide === true ? widthPx * WIDE_SHARE : widthPx;
    return `minmax(${leasts[index] ?? 0}px, ${share}fr)`;
  });
  return {
    columns: [`${MARK_PX}px`, ...widths].join(' '),
    leastPx: leasts.reduce((sum, leastPx) => sum + leastPx, MARK_PX),
  };
}
