import { DatabaseSync } from 'node:sqlite';
import { crc32 } from 'node:zlib';
import type { Mode } from '../../contract/delta.ts';
import { ConfigError } from '../config/config-error.ts';
import { LOG_MIGRATIONS } from './log-schema.ts';

export interface LogIdentity {
  readonly path: string;
  readonly mode: Mode;
  readonly city: string;
}

/** What `meta` says. */
export interface LogMeta {
  readonly epoch: string;
  readonly state: 'open' | 'closed';
  /** False where a bit of it has changed. */
  readonly isSound: boolean;
}

/** Opens or makes the file and brings its tables to the present version. Throws ConfigError for a newer one. */
export function preparedLog({ path, mode }: LogIdentity): DatabaseSync {
  const database = new DatabaseSync(path, { timeout: 2000 });
  try {
    // A night that is played again from its recording need not survive a crash.
    const synchronous = mode === 'demo' ? 'off' : 'full';
    // The first two only count in a new file, and must come before its first table.
    database.exec(`
      pragma page_size = 8192; pragma auto_vacuum = incremental; pragma journal_mode = wal;
      pragma synchronous = ${synchronous}; pragma cell_size_check = on;
      pragma journal_size_limit = 67108864;
    `);
    migrate(database, path);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function migrate(database: DatabaseSync, path: string): void {
  const row = database.prepare('pragma user_version').get() as { user_version: number };
  const { user_version: version } = row;
  const newest = LOG_MIGRATIONS.length;
  if (version > newest) {
    throw new ConfigError(
      `${path}: expected a log of version ${newest} or older, found ${version}: written by a newer release`,
    );
  }
  LOG_MIGRATIONS.slice(version).forEach((sql, index) => {
    database.exec(`begin; ${sql} pragma user_version = ${version + index + 1}; commit`);
  });
}

/** Reads `meta`; undefined for a new log. Throws ConfigError for a log of another mode or city. */
export function readMeta(
  database: DatabaseSync,
  { path, mode, city }: LogIdentity,
): LogMeta | undefined {
  const rows = database.prepare('select key, value from meta').all() as {
    readonly key: string;
    readonly value: string;
  }[];
  if (rows.length === 0) return undefined;
  const held = new Map(rows.map(({ key, value }) => [key, value]));
  const [heldMode, heldCity] = [held.get('mode'), held.get('city')];
  if (heldMode !== mode || heldCity !== city) {
    throw new ConfigError(
      `${path}: expected a log of ${city}, ${mode}, found one of ${heldCity}, ${heldMode}: kept apart on purpose, move it away`,
    );
  }
  const epoch = held.get('epoch') ?? '';
  const state = held.get('state') === 'closed' ? 'closed' : 'open';
  const isSound = held.get('check') === checkOf(mode, city, epoch, state) && epoch !== '';
  return { epoch, state, isSound };
}

/** Within the transaction of the caller, if there is one. */
export function writeMeta(
  database: DatabaseSync,
  { mode, city }: LogIdentity,
  epoch: string,
  state: LogMeta['state'],
): void {
  const put = database.prepare('insert or replace into meta values (?, ?)');
  const check = checkOf(mode, city, epoch, state);
  for (const [key, value] of Object.entries({ mode, city, epoch, state, check })) {
    put.run(key, value);
  }
}

function checkOf(mode: string, city: string, epoch: string, state: string): string {
  return String(crc32(JSON.stringify([mode, city, epoch, state])));
}
