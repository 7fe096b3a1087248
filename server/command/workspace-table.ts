import type { DatabaseSync } from 'node:sqlite';
import type { Workspace, WorkspaceContent } from '../../contract/workspace.ts';
import type { AtOnce } from './trail-table.ts';
import { ownedRows, type OwnedRows } from './owned-rows.ts';
import { readableRows } from './readable-rows.ts';

/** Of a change: `stale` = another version is kept; `note` goes to the trail, and is kept with it. */
export interface WorkspaceTable extends OwnedRows {
  /** Those of the reader and the shared ones; changed last first. */
  list(reader: string | undefined): readonly Workspace[];
  get(id: string): Workspace | undefined;
  made(owner: string, key: string): Workspace | undefined;
  create(workspace: Workspace, key: string, note: string): void;
  change(workspace: Workspace, from: number, note: string): 'done' | 'stale';
}

interface Row {
  readonly id: string;
  readonly owner: string;
  readonly version: number;
  readonly created_at: string;
  readonly changed_at: string;
  readonly changed_by: string;
  readonly content: string;
}

const SCHEMA = `
create table if not exists workspace (
  id text primary key,
  owner text not null,
  key text not null,
  version integer not null,
  created_at text not null,
  changed_at text not null,
  changed_by text not null,
  is_shared integer not null,
  content text not null,
  unique (owner, key)
) strict;
`;

const COLUMNS = 'id, owner, version, created_at, changed_at, changed_by, content';

export function workspaceTable(database: DatabaseSync, atOnce: AtOnce): WorkspaceTable {
  database.exec(SCHEMA);
  const of = (sql: string) => database.prepare(sql);
  const list = of(
    `select ${COLUMNS} from workspace where is_shared = 1 or owner = ? order by changed_at desc, id`,
  );
  const get = of(`select ${COLUMNS} from workspace where id = ?`);
  const made = of(`select ${COLUMNS} from workspace where owner = ? and key = ?`);
  const insert = of('insert into workspace values (?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const update = of(
    'update workspace set version = ?, changed_at = ?, changed_by = ?, is_shared = ?, content = ? where id = ? and version = ?',
  );
  const found = (row: unknown): Workspace | undefined =>
    row === undefined ? undefined : workspaceOf(row as Row);
  return {
    ...ownedRows(database, 'workspace', atOnce),
    list: (reader) =>
      readableRows('workspace', list.all(reader ?? '') as unknown as readonly Row[], workspaceOf),
    get: (id) => found(get.get(id)),
    made: (owner, key) => found(made.get(owner, key)),
    create: (workspace, key, note) => {
      const { id, owner, version, createdAt, changedAt, changedBy, isShared } = workspace;
      const parts = [version, createdAt, changedAt, changedBy, Number(isShared)];
      const content = JSON.stringify(contentOf(workspace));
      atOnce(note, () => insert.run(id, owner, key, ...parts, content).changes);
    },
    change: (workspace, from, note) => {
      const { id, version, changedAt, changedBy, isShared } = workspace;
      const content = JSON.stringify(contentOf(workspace));
      const parts = [version, changedAt, changedBy, Number(isShared), content];
      return atOnce(note, () => update.run(...parts, id, from).changes);
    },
  };
}

function contentOf(workspace: Workspace): WorkspaceContent {
  const { name, view, bookmarks, notes, isShared, isOpenToChange } = workspace;
  return { name, view, bookmarks, notes, isShared, isOpenToChange };
}

function workspaceOf(row: Row): Workspace {
  return {
    id: row.id,
    owner: row.owner,
    version: row.version,
    createdAt: row.created_at,
    changedAt: row.changed_at,
    changedBy: row.changed_by,
    ...(JSON.parse(row.content) as WorkspaceContent),
  };
}
