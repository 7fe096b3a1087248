import type { DatabaseSync } from 'node:sqlite';
import type { SharedFile, SharedOverlayEntry } from '../../contract/map-overlay.ts';
import type { AtOnce } from './trail-table.ts';
import { ownedRows, type OwnedRows } from './owned-rows.ts';
import { readableRows } from './readable-rows.ts';

/** One that is shared, without what its file holds and without whose question it is. */
export type HeldOverlay = Omit<SharedOverlayEntry, 'isOwn'>;

/** Of a change: `stale` = another version is kept; `note` goes to the trail, and is kept with it. */
export interface OverlayTable extends OwnedRows {
  /** Changed last first. */
  list(): readonly HeldOverlay[];
  get(id: string): HeldOverlay | undefined;
  file(id: string): SharedFile | undefined;
  /** From version 0 it is made, unless there is one. */
  keep(
    overlay: HeldOverlay,
    file: SharedFile | undefined,
    from: number,
    note: string,
  ): 'done' | 'stale';
}

interface Row {
  readonly id: string;
  readonly owner: string;
  readonly version: number;
  readonly created_at: string;
  readonly changed_at: string;
  readonly name: string;
  readonly source: string | null;
  readonly bytes: number | null;
}

const SCHEMA = `
create table if not exists overlay (
  id text primary key,
  owner text not null,
  version integer not null,
  created_at text not null,
  changed_at text not null,
  name text not null,
  source text,
  file text
) strict;
`;

const COLUMNS =
  'id, owner, version, created_at, changed_at, name, source, octet_length(file) as bytes';

export function overlayTable(database: DatabaseSync, atOnce: AtOnce): OverlayTable {
  database.exec(SCHEMA);
  const of = (sql: string) => database.prepare(sql);
  const list = of(`select ${COLUMNS} from overlay order by changed_at desc, id`);
  const get = of(`select ${COLUMNS} from overlay where id = ?`);
  const file = of('select file from overlay where id = ?');
  const insert = of('insert or ignore into overlay values (?, ?, ?, ?, ?, ?, ?, ?)');
  const update = of(
    'update overlay set version = ?, changed_at = ?, name = ?, source = ?, file = ? where id = ? and version = ?',
  );
  return {
    ...ownedRows(database, 'overlay', atOnce),
    list: () => readableRows('overlay', list.all() as unknown as readonly Row[], heldOf),
    get: (id) => {
      const row = get.get(id);
      return row === undefined ? undefined : heldOf(row as unknown as Row);
    },
    file: (id) => {
      const row = file.get(id) as { readonly file: string | null } | undefined;
      return row?.file == null ? undefined : (JSON.parse(row.file) as SharedFile);
    },
    keep: (overlay, shapes, from, note) => {
      const { id, owner, version, createdAt, changedAt, name, source } = overlay;
      const address = source === undefined ? null : JSON.stringify(source);
      const text = shapes === undefined ? null : JSON.stringify(shapes);
      return atOnce(note, () =>
        from === 0
          ? insert.run(id, owner, version, createdAt, changedAt, name, address, text).changes
          : update.run(version, changedAt, name, address, text, id, from).changes,
      );
    },
  };
}

function heldOf(row: Row): HeldOverlay {
  const { id, owner, version, name, source, bytes } = row;
  return {
    id,
    name,
    owner,
    version,
    createdAt: row.created_at,
    changedAt: row.changed_at,
    ...(source === null ? {} : { source: JSON.parse(source) as HeldOverlay['source'] & object }),
    ...(bytes === null ? {} : { bytes }),
  };
}
