import type { TableColumn } from '../../explore/table-column.ts';

const MARK_PX = 34;

/** Widths of the columns, the mark first, and how narrow they may become before the table scrolls. */
export function tableTemplate(columns: readonly TableColumn[]): {
  readonly columns: string;
  readonly leastPx: number;
} {
  const isAnyWide = columns.some(({ isWide }) => isWide === true);
  const widths = columns.map(({ widthPx, isWide }) =>
    isWide === true ? `minmax(${widthPx}px, 1fr)` : `${widthPx}px`,
  );
  return {
    columns: [`${MARK_PX}px`, ...widths, ...(isAnyWide ? [] : ['1fr'])].join(' '),
    leastPx: columns.reduce((sum, { widthPx }) => sum + widthPx, MARK_PX),
  };
}
