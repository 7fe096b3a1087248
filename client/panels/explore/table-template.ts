import type { TableColumn } from '../../explore/table-column.ts';

const MARK_PX = 34;
/** A column may become this much narrower before the table scrolls sideways. */
const LEAST_SHARE = 0.76;
/** What is left over goes to names first. */
const WIDE_SHARE = 2.4;

/** Widths of the columns, the mark first, and how narrow they may become before the table scrolls. */
export function tableTemplate(columns: readonly TableColumn[]): {
  readonly columns: string;
  readonly leastPx: number;
} {
  const leasts = columns.map(({ widthPx }) => Math.round(widthPx * LEAST_SHARE));
  const widths = columns.map(({ widthPx, isWide }, index) => {
    const share = isWide === true ? widthPx * WIDE_SHARE : widthPx;
    return `minmax(${leasts[index] ?? 0}px, ${share}fr)`;
  });
  return {
    columns: [`${MARK_PX}px`, ...widths].join(' '),
    leastPx: leasts.reduce((sum, leastPx) => sum + leastPx, MARK_PX),
  };
}
