import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ExerciseAnswer } from '../../contract/exercise.ts';

/** What is kept of an exercise beside its log. */
export interface ExerciseRecord extends ExerciseAnswer {
  readonly city: string;
}

const FILE = 'exercise.json';
const LEFT = {
  ko: '서버가 꺼져 끝났습니다. 기록은 남아 있습니다',
  en: 'it ended when the server did; what was logged is kept',
} as const;

export function writeRecord(folder: string, record: ExerciseRecord): void {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, FILE);
  writeFileSync(`${path}.new`, `${JSON.stringify(record, undefined, 2)}\n`);
  renameSync(`${path}.new`, path);
}

/**
 * The exercises of this city that `parent` holds. One that was running when its server ended has
 * ended with it: that is entered, and said on stderr.
 */
export function keptRecords(parent: string, city: string): readonly ExerciseRecord[] {
  return foldersIn(parent).flatMap((name): readonly ExerciseRecord[] => {
    const folder = join(parent, name);
    const record = recordIn(folder);
    if (record === undefined || record.city !== city || record.id !== name) return [];
    if (record.state === 'ended') return [record];
    const ended: ExerciseRecord = { ...record, state: 'ended', ended: LEFT };
    writeRecord(folder, ended);
    console.error(`exercise ${name}: ${LEFT.en}`);
    return [ended];
  });
}

function recordIn(folder: string): ExerciseRecord | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, FILE), 'utf8')) as ExerciseRecord;
  } catch (error) {
    console.error(`${folder}: not read: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}

function foldersIn(parent: string): readonly string[] {
  try {
    const entries = readdirSync(parent, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  } catch {
    // None was ever held.
    return [];
  }
}
