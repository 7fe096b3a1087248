import {
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CityEvent } from '../../contract/event.ts';
import { ConfigError } from '../../server/config/config-error.ts';
import { deltaCrc, keyframeCrc, positionCrc } from '../../server/log/log-checksum.ts';
import { openedLog, type OpenedLog } from '../../server/log/log-opening.ts';
import type { DeltaRow, KeyframeRow, PositionRow } from '../../server/log/log-rows.ts';
import { allRows, copiesAside, copyLog, writtenCity, type Truth } from '../support/log-image.ts';
import { logPath } from '../support/log-steps.ts';

/** All of it: `npm run faults`. */
const FLIPS = process.env['FAULTS'] === 'long' ? 1000 : 60;
const LONG = { timeout: 600_000 };

const folder = mkdtempSync(join(tmpdir(), 'log-damage-'));
const images: Record<'closed' | 'crashed', string> = { closed: '', crashed: '' };
const tables: Record<string, ReadonlyMap<unknown, object>> = {};
let truth: Truth;

const KEYS = { delta_log: 'seq_from', keyframe: 'seq', position_log: 'seq' } as const;

beforeAll(async () => {
  const path = logPath();
  const { city, truth: told } = await writtenCity(path);
  truth = told;
  images.crashed = copyLog(path, join(folder, 'crashed'));
  await city.log.close();
  images.closed = copyLog(path, join(folder, 'closed'));
  for (const [table, key] of Object.entries(KEYS)) {
    const rows = allRows(path, table, key);
    tables[table] = new Map(rows.map((row) => [row[key], row]));
    if (rows.length < 3) throw new Error(`too few rows in ${table}`);
  }
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true }));

/** Opens a copy and reads all of it; says how the damage was noticed, and throws for a wrong word. */
function read(path: string): 'whole' | 'detected' {
  const opened = openedOrRefused(path);
  if (opened === undefined) return 'detected';
  const { database, damage, seq, events, epoch } = opened;
  try {
    const isTold = damage !== undefined;
    if (isTold && epoch === 'epoch-1') throw new Error('the epoch goes on after damage');
    if (!isTold && seq !== Math.max(...truth.keys())) throw new Error(`ends at ${seq}, untold`);
    // Where it is told, vehicles may stand where they stood before.
    const isCompared = ({ kind }: CityEvent): boolean => !isTold || kind !== 'position';
    const bySubject = (list: Iterable<CityEvent>): Map<string, CityEvent> =>
      new Map([...list].filter(isCompared).map((event) => [event.subject, event]));
    const written = truth.get(seq ?? 0)?.values() ?? [];
    if (seq !== undefined && !isDeepStrictEqual(bySubject(events), bySubject(written))) {
      throw new Error(`another city at ${seq}`);
    }
    const isWhole = Object.keys(KEYS).every((table) => isTableWhole(database, table, isTold));
    return isWhole && !isTold ? 'whole' : 'detected';
  } finally {
    database.close();
  }
}

function openedOrRefused(path: string): OpenedLog | undefined {
  try {
    return openedLog({ path, mode: 'live', city: 'seoul' });
  } catch (error) {
    if (error instanceof ConfigError) return undefined;
    throw error;
  }
}

const CRCS: Record<string, (row: never) => number> = {
  delta_log: (row: DeltaRow) => deltaCrc(row),
  keyframe: (row: KeyframeRow) => keyframeCrc(row),
  position_log: (row: PositionRow) => positionCrc(row),
};

function isTableWhole(database: DatabaseSync, table: string, isTold: boolean): boolean {
  const written = tables[table] ?? new Map<unknown, object>();
  const key = KEYS[table as keyof typeof KEYS];
  let count = 0;
  let lastSeq = 0;
  let isGapless = true;
  try {
    for (const row of database.prepare(`select * from ${table} order by ${key}`).iterate()) {
      if (row['crc'] !== CRCS[table]?.(row as never)) return false;
      // The checksum is right: then it must be what was written.
      if (!isDeepStrictEqual({ ...row }, { ...written.get(row[key]) })) {
        throw new Error(`another row ${String(row[key])} of ${table}`);
      }
      count += 1;
      if (table !== 'delta_log') continue;
      isGapless &&= row['seq_from'] === lastSeq + 1;
      lastSeq = row['seq_to'] as number;
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error) return false;
    throw error;
  }
  // A hole between the numbers is seen by whoever reads them; without one nothing may be missing.
  if (table === 'delta_log' && isGapless && !isTold && count !== written.size) {
    throw new Error(`${written.size - count} rows are missing, untold`);
  }
  return isGapless;
}

test.each(['closed', 'crashed'] as const)(
  'one bit turned in a log that was %s is told, never served',
  LONG,
  (kind) => {
    const image = images[kind];
    const ends = ['', '-wal', '.mark'].filter((end) => existsSync(image + end));
    const random = seeded(7);
    const outcomes = { whole: 0, detected: 0 };
    for (let flip = 0; flip < FLIPS / 2; flip += 1) {
      // The two large files by turns; the mark, of one line, now and then.
      const end = ends[flip % 10 === 9 ? ends.length - 1 : flip % (ends.length - 1)] ?? '';
      outcomes[
        readDamaged(image, `${kind}-${flip}`, end, (path) => {
          const bytes = readFileSync(path);
          const at = Math.floor(random() * bytes.length);
          bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8));
          writeFileSync(path, bytes);
          return `bit of byte ${at}`;
        })
      ] += 1;
    }
    expect(outcomes.detected).toBeGreaterThan(outcomes.whole / 4);
  },
);

test.each(['closed', 'crashed'] as const)(
  'a log that was %s and then cut is told, never served',
  LONG,
  (kind) => {
    const image = images[kind];
    const ends = ['', '-wal', '.mark'].filter((end) => existsSync(image + end));
    const random = seeded(11);
    const outcomes = new Set<string>();
    for (let cut = 0; cut < FLIPS / 6; cut += 1) {
      const end = ends[cut % ends.length] ?? '';
      const outcome = readDamaged(image, `${kind}-cut-${cut}`, end, (path) => {
        // Not the last byte alone: the end of the mark is a line break that nothing rests on.
        const bytes = Math.floor(random() * (statSync(path).size - 1));
        truncateSync(path, cut < ends.length ? 0 : bytes);
        return `cut at ${bytes}`;
      });
      outcomes.add(outcome);
    }
    // What the cut file lost may stand in the other one.
    expect(outcomes).toContain('detected');
  },
);

test('the damaged file is kept as it was, and the log is read to where it is sound', () => {
  const path = copyLog(images.closed, join(folder, 'kept'));
  const database = new DatabaseSync(path);
  const rows = database.prepare('select seq_from from delta_log order by seq_from desc limit 2');
  const [, broken] = rows.all() as { seq_from: number }[];
  database
    .prepare('update delta_log set at = at + 1 where seq_from = ?')
    .run(broken?.seq_from ?? 0);
  database.close();
  const opened = openedLog({ path, mode: 'live', city: 'seoul' });
  opened.database.close();
  expect(opened.damage).toContain('checksum');
  expect(opened.seq).toBe((broken?.seq_from ?? 0) - 1);
  const [aside, ...more] = copiesAside(path);
  expect([aside, more]).toEqual(['seoul.db.bad-1', []]);
  expect(allRows(join(folder, 'kept', aside ?? ''), 'delta_log', 'seq_from')).toHaveLength(
    truth.size,
  );
  expect(allRows(path, 'delta_log', 'seq_from')).toHaveLength(truth.size - 2);
  // Told once: what is left is a sound log of a new epoch.
  const again = openedLog({ path, mode: 'live', city: 'seoul' });
  again.database.close();
  expect(again.epoch).not.toBe('epoch-1');
});

test('an older copy put in the place of a log is no longer the history that screens hold', () => {
  const path = copyLog(images.closed, join(folder, 'older'));
  rmSync(`${path}.mark`);
  const { database, epoch, seq, damage } = openedLog({ path, mode: 'live', city: 'seoul' });
  database.close();
  expect(damage).toBeDefined();
  expect(epoch).not.toBe('epoch-1');
  expect(seq).toBe(Math.max(...truth.keys()));
});

function readDamaged(
  image: string,
  name: string,
  end: string,
  damage: (path: string) => string,
): 'whole' | 'detected' {
  const path = copyLog(image, join(folder, name));
  const what = damage(path + end);
  try {
    return read(path);
  } catch (error) {
    throw new Error(`${what} of the log${end}`, { cause: error });
  } finally {
    rmSync(join(folder, name), { recursive: true });
  }
}

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}
