import type { JSX } from 'react';
import { HatchBox } from '../../design/hatch.tsx';
import { formatSpan } from '../../design/times.ts';
import { sourceAge } from '../../explore/source-age.ts';
import type { TableColumn, TableTelling } from '../../explore/table-column.ts';
import { stateOf } from '../../explore/thing-state.ts';
import type { Thing } from '../../explore/thing.ts';
import styles from './thing-table.module.css';

interface CellProps {
  readonly column: TableColumn;
  readonly thing: Thing;
  readonly telling: TableTelling;
}

/** Age of the source; one that is late says so in a word, and is hatched. */
function AgeCell({ thing, telling }: Omit<CellProps, 'column'>): JSX.Element {
  const { words, nowMs, feedOf } = telling;
  const { ageMs, trouble } = sourceAge(thing, feedOf(thing.feed), nowMs);
  const age =
    ageMs === undefined
      ? words.word('explore/table/unknownSource')
      : formatSpan(ageMs, words.language);
  if (trouble === undefined) return <>{age}</>;
  return (
    <span className={styles['trouble']}>
      <HatchBox />
      {words.word(`feeds/state/${trouble}`)} {age}
    </span>
  );
}

/** What stands in one cell; a dash where nothing is known. */
export function TableCell({ column, thing, telling }: CellProps): JSX.Element {
  if (column.id === 'age') return <AgeCell thing={thing} telling={telling} />;
  const text = column.text(thing, telling);
  if (text === '') return <span className={styles['nothing']}>—</span>;
  if (column.id !== 'state') return <>{text}</>;
  const state = stateOf(thing);
  const isBoxed = state !== undefined && 'word' in state && state.isUnconfirmed === true;
  return isBoxed ? <strong className={styles['boxed']}>{text}</strong> : <>{text}</>;
}
