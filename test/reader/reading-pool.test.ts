import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RawFrame } from '../../server/feed-kit/raw-frame.ts';
import { readingPool, type PoolParts, type ReadingPool } from '../../server/reader/reading-pool.ts';
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

function ownPool(more: Pick<PoolParts, 'threads' | 'deadlineMs'>): Promise<ReadingPool> {
  const { profile, product } = evil;
  return readingPool({ profile, root: product.root, nowMs: () => 0, ...more });
}

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

test.each(['throws', 'exits', 'nothing', 'functions'])(
  'a connector that %s costs its own frame only',
  async (feed) => {
    expect(await why(feed)).toBe('the reader broke off');
    expect(await why('good')).toBe('list');
  },
);

test('a connector that eats all memory is stopped and the process lives', async () => {
  expect(['the reader broke off', 'reading took over 0.4 s']).toContain(await why('eats'));
  expect(await why('good')).toBe('list');
});

test('what a connector left running and throws between two bodies costs no other feed anything', async () => {
  const own = await ownPool({ threads: 1 });
  expect(await own.read(frame('later'))).toEqual({ events: [], rejects: [] });
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect((await own.read(frame('good'))).rejects[0]?.why).toBe('list');
  await own.close();
});

test('a connector that fills memory outside its heap is stopped before the process is', async () => {
  const own = await ownPool({ threads: 1, deadlineMs: 30_000 });
  expect((await own.read(frame('buffers'))).rejects[0]?.why).toBe('the reader broke off');
  expect((await own.read(frame('good'))).rejects[0]?.why).toBe('list');
  await own.close();
}, 40_000);

test('one feed floods the reader: the others have their turn before its second and third body', async () => {
  const own = await ownPool({ threads: 1 });
  const done: string[] = [];
  const read = async (feed: string, call: string): Promise<void> => {
    await own.read(frame(feed, call));
    done.push(feed);
  };
  const flood = Array.from({ length: 50 }, (_, index) => read('good', `flood ${index}`));
  const others = ['also-good', 'follows', 'later'].map((feed) => read(feed, 'list'));
  await Promise.all([...flood, ...others]);
  for (const feed of ['also-good', 'follows', 'later']) expect(done.indexOf(feed)).toBeLessThan(5);
  await own.close();
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
  const own = await ownPool({ threads: 1 });
  const waiting = [own.read(frame('hangs')), own.read(frame('good'))];
  await own.close();
  for (const { rejects } of await Promise.all(waiting)) expect(rejects).toHaveLength(1);
});
