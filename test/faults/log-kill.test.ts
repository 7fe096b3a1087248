import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import type { Delta } from '../../contract/delta.ts';
import { unpacked } from '../../server/log/log-body.ts';
import { deltaCrc } from '../../server/log/log-checksum.ts';
import type { DeltaRow } from '../../server/log/log-rows.ts';
import { logPath } from '../support/log-steps.ts';

const APPENDER = fileURLToPath(new URL('../support/log-appender.ts', import.meta.url));
/** All of them: `npm run faults`. */
const KILLS = process.env['FAULTS'] === 'long' ? 200 : 12;
const LONG = { timeout: 1_800_000 };

interface Killed {
  /** Numbers that were shown before the end. */
  readonly shown: readonly number[];
  /** What the process said of the log it found: epoch, number, state. */
  readonly found: string;
}

/** Lets a process append, and kills it some ms after it began to show. */
function killedAfter(path: string, ms: number): Promise<Killed> {
  const child = spawn(process.execPath, [APPENDER, path], { stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let told = '';
  let isTimed = false;
  return new Promise((resolve) => {
    child.stderr.on('data', (data: Buffer) => {
      told += data.toString();
      // From here on it writes: the first transaction is as good a place to be killed as any.
      if (!isTimed) setTimeout(() => child.kill('SIGKILL'), ms);
      isTimed = true;
    });
    child.stdout.on('data', (data: Buffer) => (out += data.toString()));
    child.on('close', () => {
      // The last line may be cut.
      const shown = out.slice(0, out.lastIndexOf('\n')).split('\n').filter(Boolean).map(Number);
      // Of a log this long the oldest ids are no longer read: it says so, in a line of its own.
      const lines = told.split('\n').filter((line) => !line.endsWith('it counts as new'));
      resolve({ shown, found: lines[0] ?? '' });
    });
  });
}

/** Last number of every row, each checked, none missing. */
function numbersIn(path: string): ReadonlySet<number> {
  const database = new DatabaseSync(path, { readOnly: true });
  const numbers = new Set<number>();
  let last = 0;
  for (const found of database.prepare('select * from delta_log order by seq_from').iterate()) {
    const row = found as unknown as DeltaRow;
    expect(row.seq_from).toBe(last + 1);
    expect(row.crc).toBe(deltaCrc(row));
    const { from, to, upserts } = JSON.parse(unpacked(row.body)) as Delta;
    expect([from, to]).toEqual([row.seq_from, row.seq_to]);
    expect(upserts[0]?.sequence).toBe(String(from));
    last = row.seq_to;
    numbers.add(last);
  }
  database.close();
  return numbers;
}

test(
  `killed ${KILLS} times at random moments of writing: nothing that was shown is missing`,
  LONG,
  async () => {
    const path = logPath();
    const all: number[] = [];
    const founds: string[] = [];
    for (let kill = 0; kill < KILLS; kill += 1) {
      const { shown, found } = await killedAfter(path, Math.random() * 500);
      all.push(...shown);
      founds.push(found);
      expect(shown).toEqual(shown.toSorted((a, b) => a - b));
    }
    const held = numbersIn(path);
    expect(all.filter((number) => !held.has(number))).toEqual([]);
    expect(all.length).toBeGreaterThan(KILLS * 5);
    expect(new Set(all).size).toBe(all.length);
    // The same history goes on: a screen that was connected misses nothing.
    expect(founds.filter((found) => !/^epoch-1 \d+ sound$/.test(found))).toEqual([]);
  },
);
