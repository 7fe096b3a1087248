import { expect, test } from 'vitest';
import { httpFetch, type HttpLimits } from '../../server/intake/http-fetch.ts';
import { startFullPort } from '../support/full-port.ts';
import { GOOD_BODY, startHostileUpstream } from '../support/hostile-upstream.ts';

/** Short, so that a test waits for none of the real limits. */
const LIMITS: HttpLimits = { connectMs: 300, headersMs: 400, totalMs: 800, bodyBytes: 50_000 };
const never = new AbortController().signal;

test.for([
  ['headers that come a byte at a time', '/slow-headers', 'timeout', 'no answer in time'],
  ['no answer at all', '/silent', 'timeout', 'no answer in time'],
  ['a body that trickles', '/slow-body', 'timeout', 'no complete answer in time'],
  ['a body over the limit', '/oversized', 'too-large', 'answer over 0.05 MB'],
  ['a body without an end', '/endless', 'too-large', 'answer over 0.05 MB'],
  ['a gzip bomb', '/gzip-bomb', 'too-large', 'answer over 0.05 MB'],
  ['a brotli bomb', '/br-bomb', 'too-large', 'answer over 0.05 MB'],
  ['half a gzip', '/gzip-truncated', 'broken', 'answer broken off (Z_BUF_ERROR)'],
  ['half a brotli', '/br-truncated', 'broken', 'answer broken off (Z_BUF_ERROR)'],
  ['half a deflate', '/deflate-truncated', 'broken', 'answer broken off (Z_BUF_ERROR)'],
  ['what is no gzip', '/not-gzip', 'broken', 'answer broken off (Z_DATA_ERROR)'],
  ['gzip in gzip', '/gzip-twice', 'broken', 'unknown content encoding'],
  ['less than its length', '/length-too-long', 'broken', 'answer broken off (ECONNRESET)'],
  ['chunks without the last', '/chunks-cut', 'broken', 'answer broken off (ECONNRESET)'],
  ['a reset in the body', '/reset-in-body', 'broken', 'answer broken off (ECONNRESET)'],
  [
    'a reset where no length was told',
    '/reset-without-length',
    'broken',
    'answer broken off (ECONNRESET)',
  ],
  ['a reset', '/reset', 'unreachable', 'unreachable (ECONNRESET)'],
  ['a hang-up', '/hang-up', 'unreachable', 'unreachable (ECONNRESET)'],
  ['what is no HTTP', '/not-http', 'unreachable', 'unreachable (HPE_INVALID_CONSTANT)'],
  ['huge headers', '/huge-header', 'unreachable', 'unreachable (HPE_HEADER_OVERFLOW)'],
  ['a switch of protocols', '/switch', 'unreachable', 'unreachable'],
  ['part of a body', '/status?code=206', 'http', 'HTTP 206'],
  ['an error status', '/status?code=503', 'http', 'HTTP 503'],
  ['a key that is not accepted', '/status?code=401', 'refused', 'HTTP 401'],
  ['a key that may not have this', '/status?code=403', 'refused', 'HTTP 403'],
] as const)('%s is a failure, never a body', async ([, path, kind, reason]) => {
  await using upstream = await startHostileUpstream();
  const answer = await httpFetch(`${upstream.url}${path}`, never, LIMITS, {
    privateHosts: [upstream.host],
  });
  expect(answer).toMatchObject({ failure: { kind, reason: { en: reason } } });
  expect(JSON.stringify(answer)).toMatch(/"ko":"[^"]*[가-힣]/);
  expect(upstream.asked.map((asked) => asked.path)).toEqual([path]);
});

test('a body that unpacks beyond all measure is stopped by its ratio, whatever the byte limit', async () => {
  await using upstream = await startHostileUpstream();
  const options = { privateHosts: [upstream.host] };
  for (const path of ['/gzip-bomb', '/br-bomb']) {
    const limits = { bodyBytes: 100_000_000 };
    expect(await httpFetch(`${upstream.url}${path}`, never, limits, options)).toMatchObject({
      failure: { kind: 'too-large', reason: { en: 'answer unpacks over 200-fold' } },
    });
  }
});

test.for(['/good', '/gzip', '/br', '/deflate', '/deflate-raw'])(
  '%s: the whole body, unpacked',
  async (path) => {
    await using upstream = await startHostileUpstream();
    const answer = await httpFetch(`${upstream.url}${path}`, never, LIMITS, {
      privateHosts: [upstream.host],
    });
    expect('body' in answer ? new TextDecoder().decode(answer.body) : answer).toBe(GOOD_BODY);
    expect(answer).toMatchObject({ contentType: 'application/json' });
  },
);

test('a port that neither accepts nor refuses fails by the time limit of connecting', async () => {
  await using full = await startFullPort();
  const answer = await httpFetch(`http://${full.host}/`, never, LIMITS, {
    privateHosts: [full.host],
  });
  expect(answer).toMatchObject({
    failure: { kind: 'timeout', reason: { en: 'no connection in time' } },
  });
});

test('TLS that is never agreed on and a name that is never found are no connection either', async () => {
  await using upstream = await startHostileUpstream();
  const options = { privateHosts: [upstream.host] };
  const failure = { kind: 'timeout', reason: { en: 'no connection in time' } };
  const tls = await httpFetch(`https://${upstream.host}/silent`, never, LIMITS, options);
  expect(tls).toMatchObject({ failure });
  const lookup = (): Promise<never> => new Promise(() => undefined);
  const dns = await httpFetch('http://feed.example/', never, LIMITS, { lookup });
  expect(dns).toMatchObject({ failure });
});

test('a name that does not exist is unreachable', async () => {
  const lookup = (): Promise<never> =>
    Promise.reject(Object.assign(new Error('getaddrinfo feed.example'), { code: 'ENOTFOUND' }));
  expect(await httpFetch('http://feed.example/', never, LIMITS, { lookup })).toMatchObject({
    failure: { kind: 'unreachable', reason: { en: 'unreachable (ENOTFOUND)' } },
  });
});

test('a caller who leaves gets an end at once, before and during the answer', async () => {
  await using upstream = await startHostileUpstream();
  const options = { privateHosts: [upstream.host] };
  const gone = await httpFetch(`${upstream.url}/good`, AbortSignal.abort(), undefined, options);
  expect(gone).toHaveProperty('failure');
  expect(upstream.asked).toEqual([]);
  const leaving = AbortSignal.timeout(100);
  const left = await httpFetch(`${upstream.url}/slow-body`, leaving, undefined, options);
  expect(left).toMatchObject({ failure: { kind: 'broken' } });
});
