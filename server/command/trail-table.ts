import type { DatabaseSync } from 'node:sqlite';
import { inTransaction } from '../in-transaction.ts';

/** What is to be entered in the audit trail once it is on disk. */
export interface Unentered {
  readonly number: number;
  readonly note: string;
}

export interface TrailTable {
  unentered(): readonly Unentered[];
  entered(number: number): void;
}

/**
 * One step on disk: what `act` changes, how many rows it says, and the note that goes to the
 * trail; `stale` = no row was changed, another version is kept.
 */
export type AtOnce = (note: string, act: () => number | bigint) => 'done' | 'stale';

const SCHEMA =
  'create table if not exists unentered (number integer primary key, note text not null) strict';

export function trailTable(database: DatabaseSync): TrailTable & { readonly atOnce: AtOnce } {
  database.exec(SCHEMA);
  const insert = database.prepare('insert into unentered (note) values (?)');
  const list = database.prepare('select number, note from unentered order by number');
  const drop = database.prepare('delete from unentered where number = ?');
  return {
    atOnce: (note, act) =>
      inTransaction(database, () => {
        const isChanged = act() > 0;
        if (isChanged) insert.run(note);
        return isChanged ? 'done' : 'stale';
      }),
    unentered: () => list.all() as unknown as readonly Unentered[],
    entered: (number) => void drop.run(number),
  };
}
