import type { JSX } from 'react';
import { ThingTable } from '../../panels/explore/thing-table.tsx';
import { useRows, useView } from './desk.ts';
import styles from './explore-room.module.css';

/** The rows of the map as a table; nothing of it exists while it is closed. */
export function TableSlot(): JSX.Element | null {
  const isOpen = useView(({ table }) => table.isOpen);
  return isOpen ? <OpenTable /> : null;
}

function OpenTable(): JSX.Element {
  const shown = useRows((rows) => rows.shown);
  return (
    <div className={styles['table']}>
      <ThingTable things={shown} />
    </div>
  );
}
