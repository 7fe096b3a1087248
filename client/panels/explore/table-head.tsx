import type { JSX } from 'react';
import { useWords } from '../../design/wording.ts';
import type { TableView } from '../../explore/explore-view.ts';
import type { TableColumn } from '../../explore/table-column.ts';
import styles from './thing-table.module.css';

const ARROWS = { ascending: '↑', descending: '↓', none: '' } as const;

/** Numbers, times and levels are first asked for with the largest on top. */
const startsDescending = ({ align, id }: TableColumn): boolean => align === 'end' || id === 'level';

/** Once in its usual order, once the other way round, then as the rows are. */
function nextSort(column: TableColumn, { sort, isDescending }: TableView): Partial<TableView> {
  const first = startsDescending(column);
  if (sort !== column.id) return { sort: column.id, isDescending: first };
  if (isDescending === first) return { isDescending: !first };
  return { sort: '', isDescending: false };
}

/** Titles of the columns; each sorts by its column. */
export function TableHead({
  columns,
  table,
  template,
  onTable,
}: {
  readonly columns: readonly TableColumn[];
  readonly table: TableView;
  readonly template: string;
  readonly onTable: (patch: Partial<TableView>) => void;
}): JSX.Element {
  const { word } = useWords();
  return (
    <div
      role="row"
      aria-rowindex={1}
      className={styles['head']}
      style={{ gridTemplateColumns: template }}
    >
      <span role="columnheader" className={styles['markCell']}>
        <span className={styles['unseen']}>{word('explore/table/column/level')}</span>
      </span>
      {columns.map((column) => {
        const isSorted = table.sort === column.id;
        const way = !isSorted ? 'none' : table.isDescending ? 'descending' : 'ascending';
        const title = word(`explore/table/column/${column.id}`);
        return (
          <span
            key={column.id}
            role="columnheader"
            aria-sort={way}
            className={styles['title']}
            data-align={column.align}
          >
            <button
              type="button"
              className={styles['sort']}
              onClick={() => onTable(nextSort(column, table))}
            >
              {title}
              <span aria-hidden> {ARROWS[way]}</span>
            </button>
          </span>
        );
      })}
    </div>
  );
}
