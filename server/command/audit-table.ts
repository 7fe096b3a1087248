import { DatabaseSync, type SQLOutputValue } from 'node:sqlite';
import type { AuditEntry } from '../../contract/audit.ts';
import { digestOfRow, NO_ENTRY, type AuditRow } from './audit-digest.ts';

/** What is to be entered; `number` and digests are the table's. */
export type NewRow = Omit<AuditRow, 'number' | 'previous' | 'sha256'>;

/** The newest entry. */
export type AuditHead = Pick<AuditEntry, 'number' | 'sha256'>;

/** The file of the trail: rows are added, never changed and never taken away. */
export interface AuditTable {
  /** Chains it to `known`, which may have been taken off meanwhile: then the chain does not hold any more. */
  append(row: NewRow, known: AuditHead): AuditHead;
  /** What a key has done. */
  find(key: string): AuditRow | undefined;
  /** Newest first, below `before`. */
  page(before: number, limit: number): readonly AuditRow[];
  last(): AuditHead;
  close(): void;
}

const COLUMNS =
  'number, at, city_at as cityAt, actor, command, subject, key, request, outcome, unentered, previous, sha256';

const REFUSED = "select raise(abort, 'the audit trail is only added to'); end";

/** Whoever opens it by hand is stopped too; whoever goes round that breaks the chain of digests. */
const SCHEMA = `
create table if not exists audit (
  number integer primary key,
  at text not null,
  city_at text,
  actor text,
  command text not null,
  subject text,
  key text,
  request text not null,
  outcome text not null,
  unentered integer not null,
  previous text not null,
  sha256 text not null
) strict;
create unique index if not exists audit_done on audit (key) where outcome in ('done', 'found');
create trigger if not exists audit_update before update on audit begin ${REFUSED};
create trigger if not exists audit_delete before delete on audit begin ${REFUSED};
create trigger if not exists audit_insert before insert on audit
  when new.number <> coalesce((select max(number) from audit), 0) + 1 begin ${REFUSED};
`;

/** The table is strict and `COLUMNS` are the row's own: what SQLite gives is one. */
const rowOf = (row: Record<string, SQLOutputValue>): AuditRow => row as AuditRow;

/** Opens the trail or begins it. One file, no write-ahead log beside it: it is copied as it is. */
export function auditTable(path: string): AuditTable {
  const database = new DatabaseSync(path, { timeout: 2000 });
  database.exec('pragma journal_mode = delete; pragma synchronous = full');
  database.exec(SCHEMA);
  const last = database.prepare('select number, sha256 from audit order by number desc limit 1');
  const find = database.prepare(
    `select ${COLUMNS} from audit where key = ? and outcome in ('done', 'found')`,
  );
  const page = database.prepare(
    `select ${COLUMNS} from audit where number < ? order by number desc limit ?`,
  );
  const insert = database.prepare('insert into audit values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const lastOf = (): AuditHead =>
    (last.get() as AuditHead | undefined) ?? { number: 0, sha256: NO_ENTRY };
  return {
    append: (row, { sha256: previous }) => {
      const numbered = { ...row, number: lastOf().number + 1, previous };
      const { at, cityAt, actor, command, subject, key, request, outcome, unentered } = row;
      const parts = [at, cityAt, actor, command, subject, key, request, outcome, unentered];
      const sha256 = digestOfRow(numbered);
      insert.run(numbered.number, ...parts, previous, sha256);
      return { number: numbered.number, sha256 };
    },
    find: (key) => {
      const row = find.get(key);
      return row === undefined ? undefined : rowOf(row);
    },
    page: (before, limit) => page.all(before, limit).map(rowOf),
    last: lastOf,
    close: () => database.close(),
  };
}

/** Every row from the first, as the file holds it now: read anew, not from memory. */
export function* rowsOfFile(path: string): Generator<AuditRow> {
  const database = new DatabaseSync(path, { readOnly: true, timeout: 2000 });
  try {
    const rows = database.prepare(`select ${COLUMNS} from audit not indexed order by number`);
    for (const row of rows.iterate()) yield rowOf(row);
  } finally {
    database.close();
  }
}
