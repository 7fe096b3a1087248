import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Calls made with each key on its day. Keys are named by their variables. */
export interface CallLedger {
  used(key: string, day: string): number;
  /** On disk before the call is made: a restart does not give the calls of a day twice. */
  note(key: string, day: string, used: number): void;
}

type Entries = Record<string, { readonly day: string; readonly used: number }>;

/** In `path` as JSON; without a path only in memory. A file that cannot be read counts as empty. */
export function callLedger(path?: string): CallLedger {
  const entries = path === undefined ? {} : readEntries(path);
  if (path !== undefined) mkdirSync(dirname(path), { recursive: true });
  return {
    used: (key, day) => {
      const entry = entries[key];
      return entry?.day === day ? entry.used : 0;
    },
    note: (key, day, used) => {
      entries[key] = { day, used };
      if (path === undefined) return;
      writeFileSync(`${path}.new`, JSON.stringify(entries));
      renameSync(`${path}.new`, path);
    },
  };
}

function readEntries(path: string): Entries {
  const entries: Entries = Object.create(null) as Entries;
  try {
    const read: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (typeof read !== 'object' || read === null) return entries;
    for (const [key, entry] of Object.entries(read as Record<string, unknown>)) {
      const { day, used } = (entry ?? {}) as { readonly day?: unknown; readonly used?: unknown };
      if (typeof day === 'string' && typeof used === 'number') entries[key] = { day, used };
    }
  } catch {
    // First start, or a file cut off by a full disk: the source itself still refuses what is too much.
  }
  return entries;
}
