import { expect, test } from 'vitest';
import type { HostAddress } from '../../server/intake/shared-lookup.ts';
import { httpFetch } from '../../server/intake/http-fetch.ts';
import { redirectTarget } from '../../server/intake/redirect-target.ts';
import { startHostileUpstream, type HostileUpstream } from '../support/hostile-upstream.ts';

const never = new AbortController().signal;
const LIMITS = { connectMs: 300, headersMs: 300, totalMs: 900 };
const to = (target: string): string => `/redirect?to=${encodeURIComponent(target)}`;
const paths = ({ asked }: HostileUpstream): readonly string[] => asked.map(({ path }) => path);

test('up to three redirects on the same host are followed, with the key', async () => {
  await using upstream = await startHostileUpstream();
  const options = { privateHosts: [upstream.host], headers: { Authorization: 'Bearer canary' } };
  const ask = (path: string) => httpFetch(`${upstream.url}${path}`, never, LIMITS, options);
  expect(await ask('/hop?left=3')).toHaveProperty('body');
  expect(paths(upstream)).toEqual(['/hop?left=3', '/hop?left=2', '/hop?left=1', '/hop?left=0']);
  expect(upstream.asked.map(({ headers }) => headers['authorization'])).toEqual(
    Array.from({ length: 4 }, () => 'Bearer canary'),
  );
  expect(await ask('/hop?left=4')).toMatchObject({
    failure: { kind: 'http', reason: { en: 'redirect refused: a loop or too many' } },
  });
});

test.for([
  ['the metadata address', 'http://169.254.169.254/latest/meta-data/', 'address refused: metadata'],
  ['this machine', 'http://127.0.0.1:22/', 'address refused: loopback'],
  ['this machine by another spelling', 'http://2130706433/', 'address refused: loopback'],
  ['a private network', 'http://192.168.0.1/', 'address refused: private'],
  ['a file', 'file:///etc/passwd', 'address refused: neither http nor https'],
  ['a script', 'javascript:alert(1)', 'address refused: neither http nor https'],
  ['a name that is private', 'http://inside.example/', 'address refused: private'],
  ['a password', 'http://a:b@public.example/', 'address refused: user or password in it'],
] as const)('a redirect to %s is blocked, whoever sends it', async ([, target, reason]) => {
  await using upstream = await startHostileUpstream();
  const lookup = (): Promise<readonly HostAddress[]> =>
    Promise.resolve([{ address: '10.1.2.3', family: 4 }]);
  const options = { lookup, privateHosts: [upstream.host] };
  const url = `${upstream.url}${to(target)}`;
  const keyless = await httpFetch(url, never, LIMITS, { ...options, hasKeyInUrl: false });
  expect(keyless).toMatchObject({ failure: { kind: 'blocked', reason: { en: reason } } });
  expect(await httpFetch(url, never, LIMITS, options)).toMatchObject({
    failure: { kind: 'blocked' },
  });
  expect(paths(upstream)).toEqual([to(target), to(target)]);
});

test('a loop is not walked twice', async () => {
  await using upstream = await startHostileUpstream();
  const answer = await httpFetch(`${upstream.url}/loop`, never, LIMITS, {
    privateHosts: [upstream.host],
  });
  expect(answer).toMatchObject({ failure: { kind: 'http' } });
  expect(paths(upstream)).toEqual(['/loop']);
});

test('another host is asked only when the request carries no key, in its address or its headers', async () => {
  await using first = await startHostileUpstream();
  await using second = await startHostileUpstream();
  const url = `${first.url}${to(`${second.url}/good`)}`;
  const privateHosts = [first.host, second.host];
  const refused = {
    failure: { kind: 'blocked', reason: { en: 'redirect refused: to another host, with a key' } },
  };
  expect(await httpFetch(url, never, LIMITS, { privateHosts })).toMatchObject(refused);
  for (const name of ['Authorization', 'X-Api-Key', 'Cookie']) {
    const headers = { [name]: 'canary' };
    const options = { privateHosts, headers, hasKeyInUrl: false };
    const answer = await httpFetch(url, never, LIMITS, options);
    expect(answer, name).toMatchObject(refused);
    expect(JSON.stringify(answer)).not.toContain('canary');
  }
  expect(second.asked).toEqual([]);
  const open = { privateHosts, headers: { Accept: 'application/json' }, hasKeyInUrl: false };
  expect(await httpFetch(url, never, LIMITS, open)).toHaveProperty('body');
  expect(paths(second)).toEqual(['/good']);
});

test.for([
  ['no Location', '/status?code=302'],
  ['an unreadable Location', to('http://[')],
])('%s leads nowhere', async ([, path]) => {
  await using upstream = await startHostileUpstream();
  const answer = await httpFetch(`${upstream.url}${path}`, never, LIMITS, {
    privateHosts: [upstream.host],
  });
  expect(answer).toMatchObject({
    failure: { kind: 'http', reason: { en: 'redirect to no address' } },
  });
});

test('http may become https, https never http', () => {
  const target = (from: string, location: string): string =>
    redirectTarget(new URL(from), location, [from], true).href;
  expect(target('http://feed.example/a', 'https://feed.example/a')).toBe('https://feed.example/a');
  expect(target('https://feed.example/a', '//feed.example/b#c')).toBe('https://feed.example/b');
  expect(() => target('https://feed.example/a', 'http://feed.example/a')).toThrow('https to http');
  expect(() => target('https://feed.example/a', 'https://feed.example:8443/a')).toThrow(
    'another host',
  );
  expect(() => target('https://feed.example/a', 'https://feed.example.evil.example/')).toThrow(
    'another host',
  );
});
