import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { guessing } from '../../server/hub/guessing.ts';
import { httpServer } from '../../server/hub/http-server.ts';

const TOKEN = 'right';
/** Requests that wait for their answer until it is given. */
const waiting: (() => void)[] = [];
const app = express();
app.get('/', guessing(), (request, response) => {
  if (request.get('authorization') !== TOKEN) return void response.status(401).end();
  if (request.query['wait'] === undefined) return void response.end();
  waiting.push(() => response.end());
});
const server = httpServer(app);
let base = '';

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const ask = async (authorization: string, path = '/', signal?: AbortSignal): Promise<number> => {
  const headers = { authorization };
  return (await fetch(base + path, { headers, ...(signal === undefined ? {} : { signal }) }))
    .status;
};
const askedBy = async (count: number): Promise<void> => {
  while (waiting.length < count) await new Promise((resolve) => setTimeout(resolve, 5));
};

test('who has the right token may ask many things at once, and leave before an answer', async () => {
  const left = new AbortController();
  const gone = Array.from({ length: 40 }, () => ask(TOKEN, '/?wait', left.signal).catch(() => 0));
  await askedBy(40);
  left.abort();
  await Promise.all(gone);
  const all = Array.from({ length: 80 }, () => ask(TOKEN, '/?wait'));
  await askedBy(120);
  for (const answer of waiting) answer();
  expect(new Set(await Promise.all(all))).toEqual(new Set([200]));
});

test('who tries one token after the other is told to wait, even with the right one', async () => {
  const tried: number[] = [];
  for (let tries = 0; tries < 35; tries += 1) tried.push(await ask(`guess-${tries}`));
  expect(tried.filter((status) => status === 401)).toHaveLength(30);
  expect(tried.at(-1)).toBe(429);
  const refused = await fetch(base, { headers: { authorization: TOKEN } });
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
});
