import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { logLock } from './log/log-lock.ts';

export interface DemoFolder {
  /** Of the log's database. */
  readonly logPath: string;
  remove(): void;
}

/** A folder that is being filled has no lock yet. */
const YOUNG_MS = 60_000;

/** A folder of its own for the log of a recording, below `parent`; those that nobody holds any more go. */
export function demoFolder(parent: string, nowMs: number): DemoFolder {
  mkdirSync(parent, { recursive: true });
  for (const name of readdirSync(parent)) {
    const folder = join(parent, name);
    if (isLeft(folder, nowMs)) rmSync(folder, { recursive: true, force: true });
  }
  const own = join(parent, randomUUID());
  return {
    logPath: logPathIn(own),
    remove: () => rmSync(own, { recursive: true, force: true }),
  };
}

function logPathIn(folder: string): string {
  return join(folder, 'log.db');
}

function isLeft(folder: string, nowMs: number): boolean {
  try {
    if (nowMs - statSync(folder).mtimeMs < YOUNG_MS) return false;
    logLock(logPathIn(folder)).close();
    return true;
  } catch {
    // Another demo has it, or it is gone already.
    return false;
  }
}
