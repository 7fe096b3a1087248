import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { httpServer } from '../../server/hub/http-server.ts';
import { jsonBody } from '../../server/hub/json-body.ts';
import { lastResort } from '../../server/hub/last-resort.ts';

const app = express();
app.post('/', jsonBody(100), (request, response) => {
  const body: unknown = request.body;
  response.json(body ?? 'nothing');
});
app.post('/broken', () => {
  throw Object.assign(new Error('the password is 1234'), { status: 200 });
});
app.use(lastResort);
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

const JSON_TYPE = 'application/json';
async function post(
  body: string,
  headers: Record<string, string>,
  path = '/',
): Promise<readonly [status: number, said: unknown]> {
  const answer = await fetch(base + path, { method: 'POST', body, headers });
  const said: unknown = await answer.json();
  return [answer.status, said];
}

test('a body that is not sent as JSON, or is none, is refused in words that say so', async () => {
  expect(await post('{"a":1}', { 'content-type': JSON_TYPE })).toEqual([200, { a: 1 }]);
  expect(await post('', {})).toEqual([200, 'nothing']);
  const form = await post('{"a":1}', { 'content-type': 'application/x-www-form-urlencoded' });
  expect(form).toMatchObject([415, { detail: 'expected content-type: application/json' }]);
  const half = await post('{"a":', { 'content-type': JSON_TYPE });
  expect(half).toMatchObject([400, { detail: 'the body is no JSON' }]);
  const korean = await post('{}', { 'content-type': `${JSON_TYPE}; charset=euc-kr` });
  expect(korean).toMatchObject([415, { detail: 'expected a body in UTF-8' }]);
  const packed = await post('{}', { 'content-type': JSON_TYPE, 'content-encoding': 'compress' });
  expect(packed[0]).toBe(415);
  const long = await post(JSON.stringify('x'.repeat(100)), { 'content-type': JSON_TYPE });
  expect(long).toMatchObject([413, { title: 'too large', detail: 'at most 100 bytes' }]);
});

test('what failed within is told to nobody', async () => {
  const [status, said] = await post('', {}, '/broken');
  expect([status, said]).toEqual([500, { type: 'about:blank', title: 'internal error', status }]);
});
