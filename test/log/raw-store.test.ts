import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, expect, test, vi } from 'vitest';
import type { RawBody } from '../../server/log/raw-body.ts';
import { rawDatabase } from '../../server/log/raw-database.ts';
import { rawStore } from '../../server/log/raw-store.ts';
import { frameOf } from '../support/frame-of.ts';

const NOON = Date.parse('2026-08-08T12:00:00.000Z');
const HOUR_MS = 3_600_000;
const LIMITS = { keepMs: 24 * HOUR_MS, maxBytes: 1_000_000 };

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function path(): string {
  const folder = mkdtempSync(join(tmpdir(), 'raw-'));
  folders.push(folder);
  return join(folder, 'raw', 'city.db');
}

function body(text: string, atMs: number): RawBody {
  return frameOf('rain', text, { receivedAt: new Date(atMs).toISOString(), call: 'list' });
}

function store(file: string, nowMs = NOON) {
  return rawStore({ path: file, limits: LIMITS, nowMs: () => nowMs, pinned: () => [] });
}

test('what was put is found again to the byte, also by the next process', async () => {
  const file = path();
  const first = store(file);
  const put = body('{"비":12.5}', NOON);
  first.put(put);
  expect(await first.get(put.rawId)).toEqual(put);
  await first.close();
  const second = store(file);
  expect(await second.get(put.rawId)).toEqual(put);
  expect(await second.get('rain@2026-08-08T12:00:00.000Z#00000000')).toBeUndefined();
  expect(await second.get('../../etc/passwd')).toBeUndefined();
  await second.close();
});

test('a body past its retention is told from one that never was', async () => {
  const raw = store(path());
  expect(await raw.get('rain@2026-08-06T12:00:00.000Z#00000000')).toBe('gone');
  await raw.close();
});

function freshDatabase(limits = LIMITS) {
  const folder = mkdtempSync(join(tmpdir(), 'raw-'));
  folders.push(folder);
  return rawDatabase(join(folder, 'city.db'), limits);
}

test('old bodies go, but never what is on screen', () => {
  const database = freshDatabase();
  const [old, shown, young] = [
    body('old', NOON - 30 * HOUR_MS),
    body('shown', NOON - 40 * HOUR_MS),
    body('young', NOON - HOUR_MS),
  ];
  database.put([old, shown, young]);
  expect(database.prune(NOON, new Set([shown.rawId]))).toBe(1);
  const left = [old, shown, young].map(({ rawId }) => database.get(rawId) !== undefined);
  expect(left).toEqual([false, true, true]);
  database.close();
});

test('over its size the store drops the oldest first, and keeps one copy of equal bodies', () => {
  const database = freshDatabase({ ...LIMITS, maxBytes: 2500 });
  // Digests do not compress: 1,024 bytes each.
  const bytes = (seed: number): Uint8Array =>
    Buffer.concat(
      Array.from({ length: 32 }, (_, index) =>
        createHash('sha256').update(`${seed}/${index}`).digest(),
      ),
    );
  const bodies = [1, 2, 3, 4].map((seed) => ({
    ...frameOf('rain', bytes(seed), { receivedAt: new Date(NOON + seed).toISOString() }),
  }));
  database.put(bodies);
  database.prune(NOON + 10, new Set());
  expect(database.get(bodies[3]?.rawId ?? '')).toBeDefined();
  expect(database.get(bodies[0]?.rawId ?? '')).toBeUndefined();
  database.close();
});

test('a file that is no database is put aside, and the store starts anew', () => {
  const folder = mkdtempSync(join(tmpdir(), 'raw-'));
  folders.push(folder);
  const file = join(folder, 'city.db');
  writeFileSync(file, 'no database at all, '.repeat(100));
  const database = rawDatabase(file, LIMITS);
  const put = body('new', NOON);
  database.put([put]);
  expect(database.get(put.rawId)?.sha256).toBe(put.sha256);
  database.close();
});

test('without room on disk nothing hangs, it is told once, and what comes later is kept again', async () => {
  const file = path();
  // A folder stands where the file belongs: as on a full disk nothing can be opened.
  mkdirSync(file, { recursive: true });
  const lost: string[] = [];
  const raw = rawStore({
    path: file,
    limits: LIMITS,
    nowMs: () => NOON,
    pinned: () => [],
    onLost: (why) => lost.push(why),
  });
  const [early, later] = [body('early', NOON - 1), body('later', NOON)];
  raw.put(early);
  await vi.waitFor(async () => expect(await raw.get(early.rawId)).toBeUndefined(), 5_000);
  expect(lost).toEqual(['unable to open database file']);
  rmdirSync(file);
  raw.put(later);
  await raw.close();
  expect(await raw.get(later.rawId)).toBeUndefined();
  const next = store(file);
  expect(await next.get(later.rawId)).toEqual(later);
  await next.close();
});

test('a file that another process writes is left to it, not put aside', () => {
  const file = path();
  mkdirSync(dirname(file), { recursive: true });
  const other = new DatabaseSync(file);
  other.exec('create table theirs (n integer); begin exclusive;');
  expect(() => rawDatabase(file, LIMITS)).toThrow('database is locked');
  expect(existsSync(`${file}.unreadable`)).toBe(false);
  other.exec('commit');
  other.close();
  rawDatabase(file, LIMITS).close();
});
