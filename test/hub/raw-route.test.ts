import express from 'express';
import { expect, test } from 'vitest';
import { lastResort } from '../../server/hub/last-resort.ts';
import { rawRoute } from '../../server/hub/raw-route.ts';
import { frameOf } from '../support/frame-of.ts';

const HELD = {
  ...frameOf('lamps', '{"on":true}'),
  call: '가로등/1',
  contentType: 'text/한글\u{1}',
};

async function served() {
  const app = express();
  const get = async (rawId: string) => (rawId === HELD.rawId ? HELD : undefined);
  app.use('/raw', rawRoute({ get, isWithheld: (feed) => feed === 'calls-119' }));
  app.use(lastResort);
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    ask: (path: string) => fetch(`http://127.0.0.1:${port}/raw/${path}`),
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

test('bytes are found whatever a broker called their type', async () => {
  await using raw = await served();
  const answer = await raw.ask(encodeURIComponent(HELD.rawId));
  expect(answer.status).toBe(200);
  expect(await answer.text()).toBe('{"on":true}');
  expect(answer.headers.get('x-source-type')).toBe('text/???');
});

test.for([
  ['%2e%2e%2f%2e%2e%2fetc%2fpasswd', 404],
  ['..%5c..%5cetc', 404],
  ['x'.repeat(10_000), 404],
  ['%EA%B0%95%00%0a', 404],
  ['%E0%A4%A', 400],
  ['calls-119@2026-01-01T00:00:00.000Z%23ffffffff', 403],
  ['calls-119@nothing', 403],
] as const)('%s is no way to anything', async ([path, status]) => {
  await using raw = await served();
  const answer = await raw.ask(path);
  expect(answer.status).toBe(status);
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
});
