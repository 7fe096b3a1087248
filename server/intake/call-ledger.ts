import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Calls made with each key on its day. Keys are named by their variables. */
export interface CallLedger {
  used(key: string, day: string): number;
  /**
   * On disk before the call is made: a restart does not give the calls of a day twice. A disk that
   * takes nothing stops no feed: it is counted in memory, and written with the next call that can be.
   */
  note(key: string, day: string, used: number): void;
}

/** By day, because a clock that is set, or another zone of the key, may bring an earlier day back. */
type Entries = Record<string, Record<string, number>>;

/** Days kept a key. */
const DAYS = 3;

/**
 * In `path` as JSON; without a path only in memory. A file that cannot be read counts as empty.
 * `onLost` hears why the count is not on disk, once until it is again.
 */
export function callLedger(
  path?: string,
  onLost: (why: string) => void = () => undefined,
): CallLedger {
  const entries = path === undefined ? {} : readEntries(path);
  let isLost = false;
  const write = (file: string): void => {
    try {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(`${file}.new`, JSON.stringify(entries));
      renameSync(`${file}.new`, file);
      isLost = false;
    } catch (error) {
      if (!isLost) onLost(error instanceof Error ? error.message : String(error));
      isLost = true;
    }
  };
  return {
    used: (key, day) => entries[key]?.[day] ?? 0,
    note: (key, day, used) => {
      // Taken out and put behind, so that the days counted last are kept.
      const { [day]: _, ...others } = entries[key] ?? {};
      entries[key] = Object.fromEntries([...Object.entries(others).slice(1 - DAYS), [day, used]]);
      if (path !== undefined) write(path);
    },
  };
}

function readEntries(path: string): Entries {
  const entries: Entries = Object.create(null) as Entries;
  try {
    const read: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (typeof read !== 'object' || read === null) return entries;
    for (const [key, days] of Object.entries(read as Record<string, unknown>)) {
      const counts = Object.entries((days ?? {}) as Record<string, unknown>);
      entries[key] = Object.fromEntries(
        counts.filter((count): count is [string, number] => typeof count[1] === 'number'),
      );
    }
  } catch {
    // First start, or a file cut off by a full disk: the source itself still refuses what is too much.
  }
  return entries;
}
