import { createHash } from 'node:crypto';
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { inTransaction } from '../in-transaction.ts';
import { MOST_AGAIN, type RawBody } from './raw-body.ts';

export interface RawLimits {
  readonly keepMs: number;
  /** Of compressed bodies. */
  readonly maxBytes: number;
}

/** Bodies by their hash, and which answers had them. One owner: the thread beside. */
export interface RawDatabase {
  put(bodies: readonly RawBody[]): void;
  get(rawId: string): RawBody | undefined;
  /** The last answer to a call by an instant. */
  last(feed: string, call: string, by: string): RawBody | undefined;
  /** When these bytes came from the feed, ascending. */
  receipts(feed: string, sha256: string): readonly string[];
  /** Drops what is too old or too much, oldest first, but nothing that is pinned. Gives the ids dropped. */
  prune(nowMs: number, pinned: ReadonlySet<string>): number;
  close(): void;
}

/** SQLite's codes for a damaged file and for one that is none of its own. */
const DAMAGED: ReadonlySet<unknown> = new Set([11, 26]);
/** At the opening: tables of another shape. */
const OTHER_SHAPE = 1;

const SCHEMA = `
  pragma busy_timeout = 2000;
  pragma journal_mode = wal;
  pragma synchronous = normal;
  create table if not exists body (sha256 text primary key, bytes blob not null) strict;
  create table if not exists answer (
    raw_id text primary key, feed text not null, call text not null, at text not null,
    type text, sha256 text not null references body (sha256), attributes text, parent text
  ) strict;
  create index if not exists answer_at on answer (at);
  create index if not exists answer_sha on answer (sha256);
`;

interface Row {
  readonly raw_id: string;
  readonly feed: string;
  readonly call: string;
  readonly at: string;
  readonly type: string | null;
  readonly sha256: string;
  readonly attributes: string | null;
  /** Hash of the body that named it. */
  readonly parent: string | null;
  readonly bytes: Uint8Array;
}

/** Opens or makes the file. One that cannot be read is put aside under another name: it is no record of the city. */
export function rawDatabase(path: string, limits: RawLimits): RawDatabase {
  const database = opened(path);
  const putBody = database.prepare('insert or ignore into body values (?, ?)');
  const putAnswer = database.prepare(
    'insert or ignore into answer values (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const select = database.prepare(
    'select answer.*, bytes from answer join body using (sha256) where raw_id = ?',
  );
  const selectLast = database.prepare(
    'select answer.*, bytes from answer join body using (sha256) where feed = ? and call = ? and at <= ? order by at desc limit 1',
  );
  const selectReceipts = database.prepare(
    `select at from answer where sha256 = ? and feed = ? order by at limit ${MOST_AGAIN}`,
  );
  const selectBody = database.prepare('select bytes from body where sha256 = ?');
  const all = database.prepare(
    'select raw_id, at, length(bytes) as size from answer join body using (sha256) order by at desc',
  );
  const drop = database.prepare('delete from answer where raw_id = ?');
  const dropBodies = database.prepare(
    'delete from body where not exists (select 1 from answer where answer.sha256 = body.sha256 or answer.parent = body.sha256)',
  );
  const parentOf = ({ parent }: Row): Uint8Array | undefined => {
    const held = parent === null ? undefined : selectBody.get(parent);
    return held === undefined ? undefined : unpacked((held as { bytes: Uint8Array }).bytes);
  };
  return {
    put: (bodies) =>
      inTransaction(database, () => {
        for (const { rawId, feed, call, receivedAt, sha256, body, ...beside } of bodies) {
          const { contentType = null, attributes, parent } = beside;
          const told = attributes === undefined ? null : JSON.stringify(attributes);
          const parentHash = parent === undefined ? null : hashOf(parent);
          putBody.run(sha256, zstdCompressSync(body));
          if (parent !== undefined) putBody.run(parentHash, zstdCompressSync(parent));
          putAnswer.run(rawId, feed, call, receivedAt, contentType, sha256, told, parentHash);
        }
      }),
    get: (rawId) => {
      const row = select.get(rawId) as Row | undefined;
      return row === undefined ? undefined : bodyOf(row, parentOf(row));
    },
    last: (feed, call, by) => {
      const row = selectLast.get(feed, call, by) as Row | undefined;
      return row === undefined ? undefined : bodyOf(row, parentOf(row));
    },
    receipts: (feed, sha256) =>
      (selectReceipts.all(sha256, feed) as { at: string }[]).map(({ at }) => at),
    prune: (nowMs, pinned) => {
      const oldest = new Date(nowMs - limits.keepMs).toISOString();
      let bytes = 0;
      let dropped = 0;
      inTransaction(database, () => {
        for (const row of all.all() as { raw_id: string; at: string; size: number }[]) {
          bytes += row.size;
          if ((row.at >= oldest && bytes <= limits.maxBytes) || pinned.has(row.raw_id)) continue;
          drop.run(row.raw_id);
          dropped += 1;
        }
        if (dropped > 0) dropBodies.run();
      });
      return dropped;
    },
    close: () => database.close(),
  };
}

function bodyOf(row: Row, parent: Uint8Array | undefined): RawBody {
  const attributes = row.attributes === null ? undefined : (JSON.parse(row.attributes) as object);
  return {
    rawId: row.raw_id,
    feed: row.feed,
    call: row.call,
    receivedAt: row.at,
    sha256: row.sha256,
    ...(row.type === null ? {} : { contentType: row.type }),
    ...(attributes === undefined ? {} : { attributes: attributes as Record<string, string> }),
    ...(parent === undefined ? {} : { parent }),
    body: unpacked(row.bytes),
  };
}

const unpacked = (bytes: Uint8Array): Uint8Array => new Uint8Array(zstdDecompressSync(bytes));

const hashOf = (body: Uint8Array): string => createHash('sha256').update(body).digest('hex');

function opened(path: string): DatabaseSync {
  mkdirSync(dirname(path), { recursive: true });
  try {
    return prepared(path);
  } catch (error) {
    // One that another process holds, or that the disk has no room for, is sound.
    if (!isDamaged(error) && codeOf(error) !== OTHER_SHAPE) throw error;
    putAside(path);
    return prepared(path);
  }
}

export function isDamaged(error: unknown): boolean {
  return DAMAGED.has(codeOf(error));
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'errcode' in error ? error.errcode : undefined;
}

/** Under another name; what was not yet written into it must not get into its successor. */
export function putAside(path: string): void {
  renameSync(path, `${path}.unreadable`);
  for (const end of ['-wal', '-shm']) rmSync(path + end, { force: true });
}

/** A store of an earlier version lacks what the transport said. */
function widen(database: DatabaseSync): void {
  const held = database.prepare('select name from pragma_table_info(?)').all('answer');
  const names = new Set(held.map(({ name }) => name));
  for (const column of ['attributes', 'parent']) {
    if (!names.has(column)) database.exec(`alter table answer add column ${column} text`);
  }
}

function prepared(path: string): DatabaseSync {
  const database = new DatabaseSync(path);
  try {
    database.exec(SCHEMA);
    widen(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
