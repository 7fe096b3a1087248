import type { DatabaseSync } from 'node:sqlite';
import type { WatchList } from '../../contract/workspace.ts';

export interface WatchListTable {
  get(owner: string): WatchList;
  /** `list.version` is the one it becomes; `stale` = it is not the next of what is kept. */
  keep(owner: string, list: WatchList): 'done' | 'stale';
}

const SCHEMA = `
create table if not exists watch_list (
  owner text primary key,
  version integer not null,
  rules text not null
) strict;
`;

export function watchListTable(database: DatabaseSync): WatchListTable {
  database.exec(SCHEMA);
  const get = database.prepare('select version, rules from watch_list where owner = ?');
  const first = database.prepare('insert or ignore into watch_list values (?, ?, ?)');
  const next = database.prepare(
    'update watch_list set version = ?, rules = ? where owner = ? and version = ?',
  );
  return {
    get: (owner) => {
      const row = get.get(owner) as { version: number; rules: string } | undefined;
      if (row === undefined) return { version: 0, rules: [] };
      return { version: row.version, rules: JSON.parse(row.rules) as WatchList['rules'] };
    },
    keep: (owner, { version, rules }) => {
      const text = JSON.stringify(rules);
      const { changes } =
        version === 1
          ? first.run(owner, version, text)
          : next.run(version, text, owner, version - 1);
      return changes > 0 ? 'done' : 'stale';
    },
  };
}
