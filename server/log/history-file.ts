import { mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { movedAside } from './log-file.ts';
import { HISTORY_MIGRATIONS } from './history-schema.ts';
import { phaseOf } from './history-hours.ts';

export interface HistoryFileParts {
  readonly path: string;
  readonly zone: string;
}

const PRAGMAS = `
  pragma busy_timeout = 5000;
  pragma journal_mode = wal;
  pragma synchronous = normal;
  pragma cache_size = -32000;
  pragma temp_store = memory;
`;

/**
 * Opens the history for writing, or makes it. A file that is damaged, of a newer shape or of another
 * zone is put aside under another name: all of it can be built again from the log.
 */
export function historyFile(parts: HistoryFileParts): DatabaseSync {
  mkdirSync(dirname(parts.path), { recursive: true });
  try {
    return prepared(parts);
  } catch (error) {
    const isOther = error instanceof OtherShape || codeOf(error) === OTHER_TABLES;
    if (!isOther && !isDamagedHistory(error)) throw error;
    movedAside(parts.path);
    return prepared(parts);
  }
}

class OtherShape extends Error {}

/** SQLite's codes for a damaged file and for one that is none of its own. */
const DAMAGED: ReadonlySet<number> = new Set([11, 26]);
/** At the opening: tables of another shape. */
const OTHER_TABLES = 1;

/** Whether building anew mends it; a full disk or a file held by another process is not mended so. */
export function isDamagedHistory(error: unknown): boolean {
  return DAMAGED.has(codeOf(error));
}

function codeOf(error: unknown): number {
  return error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : 0;
}

/** Nothing of it is of use any more: another history of the city begins. */
export function removeHistory(path: string): void {
  for (const end of ['', '-wal', '-shm']) rmSync(path + end, { force: true });
}

function prepared({ path, zone }: HistoryFileParts): DatabaseSync {
  const database = new DatabaseSync(path);
  try {
    database.exec(PRAGMAS);
    migrate(database);
    claim(database, zone);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function migrate(database: DatabaseSync): void {
  const { user_version: done } = database.prepare('pragma user_version').get() as {
    user_version: number;
  };
  if (done > HISTORY_MIGRATIONS.length) throw new OtherShape(`history of shape ${done}`);
  for (const [index, sql] of HISTORY_MIGRATIONS.entries()) {
    if (index < done) continue;
    database.exec(`begin; ${sql} pragma user_version = ${index + 1}; commit;`);
  }
}

function claim(database: DatabaseSync, zone: string): void {
  const held = database.prepare("select value from meta where key = 'zone'").get();
  if (held === undefined) {
    const set = database.prepare('insert into meta values (?, ?)');
    set.run('zone', zone);
    set.run('phase', String(phaseOf(zone, Date.UTC(2000, 0))));
  } else if (held['value'] !== zone)
    throw new OtherShape(`history of zone ${String(held['value'])}`);
}
