import type { JSX } from 'react';
import { useWords } from '../../design/wording.ts';
import { columnIds, COLUMNS } from '../../explore/table-columns.ts';
import { TableMenu } from './table-menu.tsx';
import styles from './table-bar.module.css';

/** Which columns there are, and in which order; the first is the leftmost. */
export function ColumnChooser({
  chosen,
  onChoose,
}: {
  readonly chosen: readonly string[];
  readonly onChoose: (columns: readonly string[]) => void;
}): JSX.Element {
  const { word } = useWords();
  const ids = columnIds(chosen);
  const others = COLUMNS.map(({ id }) => id).filter((id) => !ids.includes(id));
  const move = (id: string, by: number): void => {
    const at = ids.indexOf(id);
    const without = ids.filter((other) => other !== id);
    onChoose(without.toSpliced(Math.max(0, at + by), 0, id));
  };
  const title = (id: string): string => word(`explore/table/column/${id}`);
  return (
    <TableMenu text={word('explore/table/columns/label')} label={word('explore/table/columnsOf')}>
      <ul>
        {ids.map((id, index) => (
          <li key={id} className={styles['choice']}>
            <label className={styles['check']}>
              <input
                type="checkbox"
                checked
                disabled={ids.length === 1}
                onChange={() => onChoose(ids.filter((other) => other !== id))}
              />
              {title(id)}
            </label>
            <button
              type="button"
              className={styles['small']}
              disabled={index === 0}
              aria-label={word('explore/table/columns/up', { column: title(id) })}
              onClick={() => move(id, -1)}
            >
              ↑
            </button>
            <button
              type="button"
              className={styles['small']}
              disabled={index === ids.length - 1}
              aria-label={word('explore/table/columns/down', { column: title(id) })}
              onClick={() => move(id, 1)}
            >
              ↓
            </button>
          </li>
        ))}
        {others.map((id) => (
          <li key={id} className={styles['choice']}>
            <label className={styles['check']}>
              <input type="checkbox" checked={false} onChange={() => onChoose([...ids, id])} />
              {title(id)}
            </label>
          </li>
        ))}
        <li>
          <button type="button" className={styles['button']} onClick={() => onChoose([])}>
            {word('explore/table/columns/usual')}
          </button>
        </li>
      </ul>
    </TableMenu>
  );
}
