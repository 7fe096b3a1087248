import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RawFrame } from '../../server/feed-kit/raw-frame.ts';
import { readingPool, type ReadingPool } from '../../server/reader/reading-pool.ts';
import { frameOf } from '../support/frame-of.ts';
import { evilProduct, type EvilProduct } from './evil-product.ts';

const DEADLINE_MS = 400;

let evil: EvilProduct;
let pool: ReadingPool;
let nowMs = 0;

beforeAll(async () => {
  evil = evilProduct();
  pool = await readingPool({
    profile: evil.profile,
    root: evil.product.root,
    deadlineMs: DEADLINE_MS,
    nowMs: () => nowMs,
  });
});

afterAll(async () => {
  await pool.close();
  evil.product[Symbol.dispose]();
});

function frame(feed: string, call = 'list'): RawFrame {
  return frameOf(feed, '{}', { call });
}

async function why(feed: string): Promise<string | undefined> {
  return (await pool.read(frame(feed))).rejects[0]?.why;
}

test('a frame is read in another thread, a feed in the order of its frames', async () => {
  const calls = Array.from({ length: 50 }, (_, index) => `call-${index}`);
  const done: string[] = [];
  await Promise.all(
    calls.map(async (call) => {
      const { rejects } = await pool.read(frame('good', call));
      done.push(rejects[0]?.why ?? '');
    }),
  );
  expect(done).toEqual(calls);
});

test('while one connector hangs, the others are read; its own frame is a reject with the reason', async () => {
  let isHung = true;
  const hung = pool.read(frame('hangs')).finally(() => (isHung = false));
  for (let round = 0; round < 20; round += 1) {
    expect((await pool.read(frame('good'))).rejects[0]?.why).toBe('list');
    expect((await pool.read(frame('also-good'))).rejects[0]?.why).toBe('list');
  }
  expect(isHung).toBe(true);
  expect((await hung).rejects).toEqual([
    { feed: 'hangs', where: 'body', why: 'reading took over 0.4 s' },
  ]);
});

test.each(['throws', 'exits'])('a connector that %s costs its own frame only', async (feed) => {
  expect(await why(feed)).toBe('the reader broke off');
  expect(await why('good')).toBe('list');
});

test('a connector that eats all memory is stopped and the process lives', async () => {
  expect(['the reader broke off', 'reading took over 0.4 s']).toContain(await why('eats'));
  expect(await why('good')).toBe('list');
});

test('after three broken bodies a feed rests, then gets another try', async () => {
  for (let strike = 0; strike < 3; strike += 1) await pool.read(frame('throws'));
  expect(await why('throws')).toBe('not read: the last 3 bodies broke the reader');
  nowMs += 5 * 60_000;
  expect(await why('throws')).toBe('the reader broke off');
});

test('what a broken body names besides is no sign that its feed is mended', async () => {
  for (let strike = 0; strike < 3; strike += 1) {
    await pool.read(frame('exits', `body ${strike}`));
    expect(await pool.follow(frame('exits'))).toEqual([]);
  }
  expect(await why('exits')).toBe('not read: the last 3 bodies broke the reader');
});

test('tables travel with the frames that need them', async () => {
  const list = new Uint8Array(1000);
  for (let round = 0; round < 5; round += 1) {
    const { rows } = await pool.read({ ...frame('tables'), companions: { list } });
    expect(rows).toBe(1000);
  }
  const newer = { list: new Uint8Array(2000) };
  expect((await pool.read({ ...frame('tables'), companions: newer })).rows).toBe(2000);
});

test('what a body asks to be fetched besides is named outside the main thread too', async () => {
  expect(await pool.follow(frame('follows'))).toEqual([{ name: 'page', url: '/2' }]);
  expect(await pool.follow(frame('good'))).toEqual([]);
});

test('closing answers what still waits', async () => {
  const own = await readingPool({
    profile: evil.profile,
    root: evil.product.root,
    threads: 1,
    nowMs: () => 0,
  });
  const waiting = [own.read(frame('hangs')), own.read(frame('good'))];
  await own.close();
  for (const { rejects } of await Promise.all(waiting)) expect(rejects).toHaveLength(1);
});
