import type { DatabaseSync } from 'node:sqlite';
import type { AtOnce } from './trail-table.ts';

/** What every table of rows with an owner and a version can be asked. */
export interface OwnedRows {
  /** Of one person, or of all. */
  count(owner?: string): number;
  /** `stale` = another version is kept, or none. */
  remove(id: string, version: number, note: string): 'done' | 'stale';
}

/** Of a table with columns `id`, `owner` and `version`. */
export function ownedRows(database: DatabaseSync, table: string, atOnce: AtOnce): OwnedRows {
  const countAll = database.prepare(`select count(*) as n from ${table}`);
  const countOwn = database.prepare(`select count(*) as n from ${table} where owner = ?`);
  const drop = database.prepare(`delete from ${table} where id = ? and version = ?`);
  return {
    count: (owner) => {
      const row = owner === undefined ? countAll.get() : countOwn.get(owner);
      return (row as { readonly n: number }).n;
    },
    remove: (id, version, note) => atOnce(note, () => drop.run(id, version).changes),
  };
}
