import type { DatabaseSync } from 'node:sqlite';

/** What `work` writes is on disk as a whole, or not at all if it throws; nobody writes in between. */
export function inTransaction<T>(database: DatabaseSync, work: () => T): T {
  database.exec('begin immediate');
  try {
    const result = work();
    database.exec('commit');
    return result;
  } catch (error) {
    // On a full disk SQLite has already gone back by itself.
    if (database.isTransaction) database.exec('rollback');
    throw error;
  }
}
