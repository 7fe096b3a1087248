import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ConfigError } from '../config/config-error.ts';
import { isBusy } from './log-fault.ts';

/**
 * Makes the log's folder and holds the log for this process alone: two writers would number the same city twice. The system
 * lets go of it when the process ends, however it ends. Throws ConfigError if another has it.
 */
export function logLock(path: string): { readonly close: () => void } {
  mkdirSync(dirname(path), { recursive: true });
  const database = new DatabaseSync(`${path}.lock`, { timeout: 2000 });
  try {
    // Written once, so that taking it later needs no room on the disk.
    database.exec('create table if not exists lock (held integer) strict; begin exclusive');
  } catch (error) {
    database.close();
    if (isBusy(error)) throw new ConfigError(`${path}: in use by another process`);
    // A full disk: the city goes on, and what it must not do is checked at every write.
    return { close: () => undefined };
  }
  return { close: () => database.close() };
}
