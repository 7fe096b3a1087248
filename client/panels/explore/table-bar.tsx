import type { JSX } from 'react';
import { useWords } from '../../design/wording.ts';
import type { TableView } from '../../explore/explore-view.ts';
import { GROUPINGS } from '../../explore/table-lines.ts';
import { ColumnChooser } from './column-chooser.tsx';
import { FilterChips, type ShownChip } from './filter-chips.tsx';
import { TableMenu } from './table-menu.tsx';
import styles from './table-bar.module.css';

/** Something that is taken out of the table. */
export interface TableOutlet {
  readonly id: string;
  readonly text: string;
  /** What it leaves out or adds; told below the word. */
  readonly note?: string;
  readonly onTake: () => void;
}

interface TableBarProps {
  readonly table: TableView;
  readonly chips: readonly ShownChip[];
  /** What the rows are of, when not of the instant. */
  readonly of: string;
  readonly count: string;
  /** What is not whole, or what was just done; empty = nothing. */
  readonly notice: string;
  readonly outlets: readonly TableOutlet[];
  readonly onTable: (patch: Partial<TableView>) => void;
  /** Asks once more for what could not be had; absent = nothing is missing. */
  readonly onAgain?: (() => void) | undefined;
}

/** The line above the rows: what they are, what narrows them, and the ways out of here. */
export function TableBar(props: TableBarProps): JSX.Element {
  const { table, chips, outlets, onTable, onAgain } = props;
  const { word } = useWords();
  return (
    <div className={styles['bar']}>
      <h2 className={styles['name']}>{word('explore/table/label')}</h2>
      <span className={styles['of']}>{props.of}</span>
      <FilterChips chips={chips} />
      <span className={styles['notice']} role="status">
        {props.notice}
      </span>
      {onAgain === undefined ? null : (
        <button type="button" className={styles['button']} onClick={onAgain}>
          {word('explore/table/again')}
        </button>
      )}
      <span className={styles['count']}>{props.count}</span>
      <label className={styles['group']}>
        {word('explore/table/group/label')}
        <select
          className={styles['select']}
          value={table.group}
          onChange={(event) => onTable({ group: event.target.value })}
        >
          <option value="">{word('explore/table/group/none')}</option>
          {GROUPINGS.map((by) => (
            <option key={by} value={by}>
              {word(`explore/table/group/${by}`)}
            </option>
          ))}
        </select>
      </label>
      <ColumnChooser chosen={table.columns} onChoose={(columns) => onTable({ columns })} />
      <TableMenu
        text={word('explore/table/export')}
        label={word('explore/table/export')}
        isShutByChoice
      >
        <ul>
          {outlets.map(({ id, text, note, onTake }) => (
            <li key={id}>
              <button type="button" className={styles['outlet']} onClick={onTake}>
                {text}
                {note === undefined ? null : <span className={styles['note']}>{note}</span>}
              </button>
            </li>
          ))}
        </ul>
      </TableMenu>
      <button
        type="button"
        className={styles['button']}
        aria-label={word('explore/table/close')}
        aria-keyshortcuts="T"
        onClick={() => onTable({ isOpen: false })}
      >
        <kbd>T</kbd>
      </button>
    </div>
  );
}
