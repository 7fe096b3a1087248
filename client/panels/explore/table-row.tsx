import { memo, type JSX } from 'react';
import { SeverityMark } from '../../design/severity-mark.tsx';
import type { TableColumn, TableTelling } from '../../explore/table-column.ts';
import type { TableLine } from '../../explore/table-lines.ts';
import { TableCell } from './table-cell.tsx';
import styles from './thing-table.module.css';

interface TableRowProps {
  readonly id: string;
  readonly line: TableLine;
  /** Place among the lines, 0 = the first; the head is the grid's first row. */
  readonly index: number;
  readonly topPx: number;
  readonly columns: readonly TableColumn[];
  readonly template: string;
  readonly telling: TableTelling;
  readonly isActive: boolean;
  readonly isSelected: boolean;
  readonly isMarked: boolean;
}

/** A row, or the head of a group; who clicks it is found by `data-index`. */
export const TableRow = memo(function TableRow(props: TableRowProps): JSX.Element {
  const { id, line, index, topPx, columns, template, telling } = props;
  const { word } = telling.words;
  const shared = {
    id,
    role: 'row',
    'aria-rowindex': index + 2,
    'data-index': index,
    'data-active': props.isActive,
  };
  const style = { transform: `translateY(${topPx}px)`, gridTemplateColumns: template };
  if (line.type === 'group') {
    const { title, count, worst, isOpen } = line;
    return (
      <div {...shared} className={styles['group']} style={style}>
        <span
          role="gridcell"
          aria-colspan={columns.length + 1}
          aria-expanded={isOpen}
          className={styles['groupCell']}
        >
          <span aria-hidden className={styles['turn']}>
            {isOpen ? '▾' : '▸'}
          </span>
          <SeverityMark level={worst} label={word(`level/${worst}`)} className={styles['mark']} />
          <strong>{title}</strong>
          <span className={styles['count']}>{count.toLocaleString('en-US')}</span>
        </span>
      </div>
    );
  }
  const { thing } = line;
  const isLoud = thing.level === 3 || thing.level === 4;
  return (
    <div
      {...shared}
      className={styles['row']}
      style={style}
      aria-selected={props.isSelected || props.isMarked}
      data-selected={props.isSelected}
      data-marked={props.isMarked}
      data-loud={isLoud}
    >
      <span role="gridcell" className={styles['markCell']}>
        <SeverityMark
          level={thing.level}
          label={word(`level/${thing.level}`)}
          className={styles['mark']}
        />
      </span>
      {columns.map((column) => (
        <span
          key={column.id}
          role={column.id === 'name' ? 'rowheader' : 'gridcell'}
          className={styles['cell']}
          data-align={column.align}
          data-column={column.id}
        >
          <TableCell column={column} thing={thing} telling={telling} />
        </span>
      ))}
    </div>
  );
});
