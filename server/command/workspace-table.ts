import { DatabaseSync } from 'node:sqlite';
import type { WatchList, Workspace, WorkspaceContent } from '../../contract/workspace.ts';
import { overlayTable, type OverlayTable } from './overlay-table.ts';

/** What is to be entered in the audit trail once it is on disk. */
export interface Unentered {
  readonly number: number;
  readonly note: string;
}

/** Of a change: `stale` = another version is kept; `note` goes to the trail, and is kept with it. */
export interface WorkspaceTable extends OverlayTable {
  /** Those of the reader and the shared ones; changed last first. */
  list(reader: string | undefined): readonly Workspace[];
  get(id: string): Workspace | undefined;
  made(owner: string, key: string): Workspace | undefined;
  count(owner?: string): number;
  create(workspace: Workspace, key: string, note: string): void;
  change(workspace: Workspace, from: number, note: string): 'done' | 'stale';
  remove(id: string, version: number, note: string): 'done' | 'stale';
  watchList(owner: string): WatchList;
  /** `list.version` is the one it becomes. */
  keepWatchList(owner: string, list: WatchList): 'done' | 'stale';
  unentered(): readonly Unentered[];
  entered(number: number): void;
  close(): void;
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
create table if not exists watch_list (
  owner text primary key,
  version integer not null,
  rules text not null
) strict;
create table if not exists unentered (number integer primary key, note text not null) strict;
`;

const COLUMNS = 'id, owner, version, created_at, changed_at, changed_by, content';

/** Opens the file or begins it; a change and what the trail must say of it are one step on disk. */
export function workspaceTable(path: string): WorkspaceTable {
  const database = new DatabaseSync(path, { timeout: 2000 });
  database.exec('pragma journal_mode = delete; pragma synchronous = full');
  database.exec(SCHEMA);
  const of = (sql: string) => database.prepare(sql);
  const list = of(
    `select ${COLUMNS} from workspace where is_shared = 1 or owner = ? order by changed_at desc, id`,
  );
  const get = of(`select ${COLUMNS} from workspace where id = ?`);
  const made = of(`select ${COLUMNS} from workspace where owner = ? and key = ?`);
  const countAll = of('select count(*) as n from workspace');
  const countOwn = of('select count(*) as n from workspace where owner = ?');
  const insert = of('insert into workspace values (?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const update = of(
    'update workspace set version = ?, changed_at = ?, changed_by = ?, is_shared = ?, content = ? where id = ? and version = ?',
  );
  const drop = of('delete from workspace where id = ? and version = ?');
  const watch = of('select version, rules from watch_list where owner = ?');
  const watchFirst = of('insert or ignore into watch_list values (?, ?, ?)');
  const watchNext = of(
    'update watch_list set version = ?, rules = ? where owner = ? and version = ?',
  );
  const note = of('insert into unentered (note) values (?)');
  const notes = of('select number, note from unentered order by number');
  const noted = of('delete from unentered where number = ?');
  const found = (row: unknown): Workspace | undefined =>
    row === undefined ? undefined : workspaceOf(row as Row);
  const atOnce = (words: string, act: () => number): 'done' | 'stale' => {
    database.exec('begin immediate');
    try {
      const changed = act();
      if (changed > 0) note.run(words);
      database.exec('commit');
      return changed > 0 ? 'done' : 'stale';
    } catch (error) {
      database.exec('rollback');
      throw error;
    }
  };
  return {
    ...overlayTable(database, atOnce),
    list: (reader) => list.all(reader ?? '').map((row) => workspaceOf(row as unknown as Row)),
    get: (id) => found(get.get(id)),
    made: (owner, key) => found(made.get(owner, key)),
    count: (owner) => {
      const row = owner === undefined ? countAll.get() : countOwn.get(owner);
      return (row as { readonly n: number }).n;
    },
    create: (workspace, key, words) => {
      const { id, owner, version, createdAt, changedAt, changedBy, isShared } = workspace;
      const parts = [version, createdAt, changedAt, changedBy, Number(isShared)];
      const content = JSON.stringify(contentOf(workspace));
      atOnce(words, () => Number(insert.run(id, owner, key, ...parts, content).changes));
    },
    change: (workspace, from, words) => {
      const { id, version, changedAt, changedBy, isShared } = workspace;
      const content = JSON.stringify(contentOf(workspace));
      const parts = [version, changedAt, changedBy, Number(isShared), content];
      return atOnce(words, () => Number(update.run(...parts, id, from).changes));
    },
    remove: (id, version, words) => atOnce(words, () => Number(drop.run(id, version).changes)),
    watchList: (owner) => {
      const row = watch.get(owner) as { version: number; rules: string } | undefined;
      if (row === undefined) return { version: 0, rules: [] };
      return { version: row.version, rules: JSON.parse(row.rules) as WatchList['rules'] };
    },
    keepWatchList: (owner, { version, rules }) => {
      const text = JSON.stringify(rules);
      const { changes } =
        version === 1
          ? watchFirst.run(owner, version, text)
          : watchNext.run(version, text, owner, version - 1);
      return Number(changes) > 0 ? 'done' : 'stale';
    },
    unentered: () => notes.all() as unknown as readonly Unentered[],
    entered: (number) => void noted.run(number),
    close: () => database.close(),
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
