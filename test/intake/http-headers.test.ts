import { expect, test } from 'vitest';
import { httpFetch } from '../../server/intake/http-fetch.ts';
import { validatorStore } from '../../server/intake/http-validators.ts';
import { retryAfterMs } from '../../server/intake/retry-after.ts';
import { GOOD_BODY, startHostileUpstream } from '../support/hostile-upstream.ts';

const never = new AbortController().signal;
const LIMITS = { connectMs: 300, headersMs: 300, totalMs: 900 };
const NOW_MS = Date.parse('2022-08-08T11:50:00Z');

test.for(['/etag', '/last-modified'])(
  '%s: the second answer is "nothing new", and costs no body',
  async (path) => {
    await using upstream = await startHostileUpstream();
    const options = { privateHosts: [upstream.host], validators: validatorStore() };
    const ask = () => httpFetch(`${upstream.url}${path}`, never, LIMITS, options);
    expect(await ask()).toHaveProperty('body', Buffer.from(GOOD_BODY));
    expect(await ask()).toEqual({ unchanged: true });
    expect(await ask()).toEqual({ unchanged: true });
    // Asked plainly again once what came was found to be no data.
    options.validators.forget(`${upstream.url}${path}`);
    expect(await ask()).toHaveProperty('body');
  },
);

test('a body that was cut is asked for whole again, and "nothing new" without a first body is a failure', async () => {
  await using upstream = await startHostileUpstream();
  const options = { privateHosts: [upstream.host], validators: validatorStore() };
  const ask = (path: string) => httpFetch(`${upstream.url}${path}`, never, LIMITS, options);
  expect(await ask('/etag-cut')).toMatchObject({ failure: { kind: 'broken' } });
  expect(await ask('/etag-cut')).toMatchObject({ failure: { kind: 'broken' } });
  expect(upstream.asked.map(({ headers }) => headers['if-none-match'])).toEqual([
    undefined,
    undefined,
  ]);
  expect(await ask('/always-304')).toMatchObject({ failure: { kind: 'http' } });
});

test('an answer from another address always comes whole, and any spelling of an address is the same', async () => {
  await using upstream = await startHostileUpstream();
  const options = { privateHosts: [upstream.host], validators: validatorStore() };
  const redirected = `${upstream.url}/redirect?to=/etag`;
  for (let turn = 0; turn < 2; turn += 1) {
    expect(await httpFetch(redirected, never, LIMITS, options)).toHaveProperty('body');
  }
  const store = validatorStore();
  store.keep('http://A.example:80', { etag: '"1"' });
  expect(store.of('http://a.example/')).toEqual({ etag: '"1"' });
  store.forget('HTTP://a.example');
  expect(store.of('http://a.example/')).toBeUndefined();
});

test('validators of one address are not those of another, and the store does not grow without end', () => {
  const store = validatorStore();
  store.keep('http://a.example/?page=1', { etag: '"1"' });
  expect(store.of('http://a.example/?page=2')).toBeUndefined();
  store.keep('http://a.example/huge', { etag: `"${'x'.repeat(10_000)}"` });
  expect(store.of('http://a.example/huge')).toBeUndefined();
  for (let page = 2; page <= 1_001; page += 1) {
    store.keep(`http://a.example/?page=${page}`, { etag: '"2"' });
  }
  expect(store.of('http://a.example/?page=1')).toBeUndefined();
  expect(store.of('http://a.example/?page=1001')).toEqual({ etag: '"2"' });
});

test('a source is told who asks, what we unpack and the headers it wants', async () => {
  await using upstream = await startHostileUpstream();
  const privateHosts = [upstream.host];
  await httpFetch(`${upstream.url}/good`, never, LIMITS, {
    privateHosts,
    contact: 'ops@city.example\r\nX-Evil: 1',
    headers: { Authorization: 'Bearer canary', Accept: 'application/geo+json' },
  });
  const browser = { 'User-Agent': 'Mozilla/5.0', 'Accept-Encoding': 'zstd' };
  await httpFetch(`${upstream.url}/good`, never, LIMITS, { privateHosts, headers: browser });
  const [first, second] = upstream.asked.map(({ headers }) => headers);
  expect(first).toMatchObject({
    'user-agent': 'digital-mayors-office (ops@city.exampleX-Evil: 1)',
    authorization: 'Bearer canary',
    accept: 'application/geo+json',
    'accept-encoding': 'gzip, br, deflate',
  });
  expect(first).not.toHaveProperty('x-evil');
  expect(second).toMatchObject({
    'user-agent': 'Mozilla/5.0',
    'accept-encoding': 'gzip, br, deflate',
  });
});

test('a secret header that cannot be sent is not in the failure either', async () => {
  await using upstream = await startHostileUpstream();
  const answer = await httpFetch(`${upstream.url}/good`, never, LIMITS, {
    privateHosts: [upstream.host],
    headers: { Authorization: 'Bearer canary\nX: 1' },
  });
  expect(answer).toMatchObject({ failure: { kind: 'unreachable' } });
  expect(JSON.stringify(answer)).not.toContain('canary');
  expect(upstream.asked).toEqual([]);
});

test.for([
  ['429, seconds', '429', '30', undefined, 30_000],
  ['503, seconds', '503', '120', undefined, 120_000],
  [
    '429, a date by the clock of the source',
    '429',
    'Mon, 08 Aug 2022 11:51:30 GMT',
    'Mon, 08 Aug 2022 11:50:00 GMT',
    90_000,
  ],
  ['503, a day, capped at an hour', '503', '86400', undefined, 3_600_000],
  [
    '503, the year 2099, capped at an hour',
    '503',
    'Sat, 01 Jan 2099 00:00:00 GMT',
    undefined,
    3_600_000,
  ],
  ['429, a word', '429', 'later', undefined, undefined],
] as const)('Retry-After of %s', async ([, code, wait, date, expected]) => {
  await using upstream = await startHostileUpstream();
  const query = new URLSearchParams({ code, 'retry-after': wait, ...(date ? { date } : {}) });
  const answer = await httpFetch(`${upstream.url}/status?${query}`, never, LIMITS, {
    privateHosts: [upstream.host],
  });
  expect(answer).toEqual({
    failure: { kind: 'http', reason: { ko: `HTTP ${code} 오류`, en: `HTTP ${code}` } },
    ...(expected === undefined ? {} : { retryAfterMs: expected }),
  });
});

test.for([
  ['IMF form', 'Mon, 08 Aug 2022 11:51:00 GMT', 60_000],
  ['the form of RFC 850', 'Monday, 08-Aug-22 11:51:00 GMT', 60_000],
  ['the form of asctime, which names no zone', 'Mon Aug  8 11:51:00 2022', 60_000],
  ['a date past', 'Mon, 08 Aug 2022 11:49:00 GMT', undefined],
  ['zero', '0', undefined],
  ['less than zero', '-5', undefined],
  ['nothing', '', undefined],
  ['a number that could be a year', '2022-08-08', undefined],
  ['an endless number', '9'.repeat(400), 3_600_000],
] as const)('Retry-After as %s', ([, text, expected]) => {
  expect(retryAfterMs(text, undefined, NOW_MS)).toBe(expected);
});
