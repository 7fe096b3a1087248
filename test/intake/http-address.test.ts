import { expect, test } from 'vitest';
import { addressKind } from '../../server/intake/address-guard.ts';
import { httpFetch } from '../../server/intake/http-fetch.ts';
import { sharedLookup, type HostAddress } from '../../server/intake/shared-lookup.ts';
import { GOOD_BODY, startHostileUpstream } from '../support/hostile-upstream.ts';

const never = new AbortController().signal;
const LIMITS = { connectMs: 300, headersMs: 300, totalMs: 600 };

/** A resolver that only these tests know; asking it for anything else fails the test. */
function names(answers: Readonly<Record<string, readonly string[]>>) {
  const asked: string[] = [];
  const lookup = (host: string): Promise<readonly HostAddress[]> => {
    asked.push(host);
    const found = answers[host] ?? [];
    return Promise.resolve(
      found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  };
  return { asked, lookup };
}

/** Hosts as an attacker spells them, and what they really are. */
const LITERALS = [
  ['127.0.0.1', 'loopback'],
  ['127.1', 'loopback'],
  ['127.255.255.254', 'loopback'],
  ['2130706433', 'loopback'],
  ['0x7f000001', 'loopback'],
  ['0x7f.0.0.1', 'loopback'],
  ['0177.0.0.1', 'loopback'],
  ['017700000001', 'loopback'],
  ['127.0.0.1.', 'loopback'],
  ['①②⑦.⓪.⓪.①', 'loopback'],
  ['127%2e0%2e0%2e1', 'loopback'],
  ['[::1]', 'loopback'],
  ['[0:0:0:0:0:0:0:1]', 'loopback'],
  ['[::ffff:127.0.0.1]', 'loopback'],
  ['[::ffff:7f00:1]', 'loopback'],
  ['[64:ff9b::127.0.0.1]', 'loopback'],
  ['[::127.0.0.1]', 'reserved'],
  ['[64:ff9b:1::a00:1]', 'reserved'],
  ['0.0.0.0', 'reserved'],
  ['0', 'reserved'],
  ['[::]', 'reserved'],
  ['10.0.0.1', 'private'],
  ['10.255.255.255', 'private'],
  ['0xa000001', 'private'],
  ['012.0.0.1', 'private'],
  ['172.16.0.1', 'private'],
  ['172.31.255.255', 'private'],
  ['192.168.0.1', 'private'],
  ['192.168.257', 'private'],
  ['3232235521', 'private'],
  ['100.64.0.1', 'private'],
  ['100.127.255.254', 'private'],
  ['[::ffff:10.0.0.1]', 'private'],
  ['[64:ff9b::a00:1]', 'private'],
  ['[fd12:3456:789a::1]', 'private'],
  ['[fc00::1]', 'private'],
  ['169.254.0.1', 'link-local'],
  ['[fe80::1]', 'link-local'],
  ['[febf::1]', 'link-local'],
  ['169.254.169.254', 'metadata'],
  ['2852039166', 'metadata'],
  ['0xA9FEA9FE', 'metadata'],
  ['0251.0376.0251.0376', 'metadata'],
  ['[::ffff:a9fe:a9fe]', 'metadata'],
  ['[64:ff9b::169.254.169.254]', 'metadata'],
  ['[fd00:ec2::254]', 'metadata'],
  ['100.100.100.200', 'metadata'],
  ['168.63.129.16', 'metadata'],
  ['224.0.0.1', 'multicast'],
  ['239.255.255.250', 'multicast'],
  ['[ff02::1]', 'multicast'],
  ['255.255.255.255', 'reserved'],
  ['240.0.0.1', 'reserved'],
  ['192.0.2.1', 'reserved'],
  ['198.18.0.1', 'reserved'],
  ['[2002:7f00:1::]', 'reserved'],
  ['[2001:0:a00:1::]', 'reserved'],
  ['[2001:db8::1]', 'reserved'],
  ['[fec0::1]', 'reserved'],
  ['[4000::1]', 'reserved'],
] as const;

test.for(LITERALS)('http://%s/ is refused as %s', async ([host, kind]) => {
  const { asked, lookup } = names({});
  const answer = await httpFetch(`http://${host}/latest/meta-data/`, never, LIMITS, { lookup });
  expect(answer).toMatchObject({
    failure: { kind: 'blocked', reason: { en: `address refused: ${kind}` } },
  });
  expect(asked).toEqual([]);
});

test('however this machine is spelled, nobody connects to it', async () => {
  await using upstream = await startHostileUpstream();
  for (const [host, kind] of LITERALS.filter(([, is]) => is === 'loopback')) {
    const url = `http://${host}:${upstream.port}/good`;
    expect(await httpFetch(url, never, LIMITS), kind).toMatchObject({
      failure: { kind: 'blocked' },
    });
  }
  expect(upstream.asked).toEqual([]);
});

test.for([
  '8.8.8.8',
  '1.1.1.1',
  '9.255.255.255',
  '11.0.0.0',
  '100.63.255.255',
  '100.128.0.0',
  '172.15.255.255',
  '172.32.0.0',
  '192.167.255.255',
  '192.169.0.0',
  '169.253.255.255',
  '223.255.255.255',
  '2606:4700:4700::1111',
  '2404:6800:4004::200e',
  '::ffff:8.8.8.8',
  '64:ff9b::808:808',
])('%s is a public address', (address) => {
  expect(addressKind(address)).toBe('public');
});

test.for([
  ['file:///etc/passwd', 'address refused: neither http nor https'],
  ['ftp://feed.example/a', 'address refused: neither http nor https'],
  ['gopher://127.0.0.1:70/', 'address refused: neither http nor https'],
  ['data:application/json,[]', 'address refused: neither http nor https'],
  ['http://user@feed.example/', 'address refused: user or password in it'],
  ['http://public.example:80@127.0.0.1/', 'address refused: user or password in it'],
] as const)('%s is not asked', async ([url, reason]) => {
  const { asked, lookup } = names({});
  expect(await httpFetch(url, never, LIMITS, { lookup })).toMatchObject({
    failure: { kind: 'blocked', reason: { en: reason } },
  });
  expect(asked).toEqual([]);
});

test.for([
  ['a private address', ['192.168.0.7'], 'private'],
  ['the metadata address', ['169.254.169.254'], 'metadata'],
  ['a public and a private address', ['8.8.8.8', '10.0.0.1'], 'private'],
  ['a public IPv4 and a local IPv6 address', ['8.8.8.8', '::1'], 'loopback'],
  ['a link-local address with its zone', ['fe80::1%eth0'], 'link-local'],
  ['no address', [], 'reserved'],
] as const)('a name that has %s is refused', async ([, addresses, kind]) => {
  const { lookup } = names({ 'feed.example': addresses });
  expect(await httpFetch('http://feed.example/', never, LIMITS, { lookup })).toMatchObject({
    failure: { kind: 'blocked', reason: { en: `address refused: ${kind}` } },
  });
});

test('a name is looked up once and connected to just where it was checked (DNS rebinding)', async () => {
  await using upstream = await startHostileUpstream();
  const asked: string[] = [];
  const lookup = (host: string): Promise<readonly HostAddress[]> => {
    asked.push(host);
    // The second answer would lead elsewhere, where nobody listens.
    const address = asked.length === 1 ? '127.0.0.1' : '127.0.0.2';
    return Promise.resolve([{ address, family: 4 }]);
  };
  const host = `rebinding.example:${upstream.port}`;
  const answer = await httpFetch(`http://${host}/good`, never, LIMITS, {
    lookup,
    privateHosts: ['rebinding.example'],
  });
  expect('body' in answer ? new TextDecoder().decode(answer.body) : answer).toBe(GOOD_BODY);
  expect(asked).toEqual(['rebinding.example']);
  expect(upstream.asked.map(({ headers }) => headers['host'])).toEqual([host]);
});

test('of two addresses the one that answers is taken', async () => {
  await using upstream = await startHostileUpstream();
  const { lookup } = names({ 'two.example': ['127.0.0.2', '127.0.0.1'] });
  const answer = await httpFetch(`http://two.example:${upstream.port}/good`, never, LIMITS, {
    lookup,
    privateHosts: ['two.example'],
  });
  expect(answer).toHaveProperty('body');
});

test('a name that turns private between two requests is refused at the second', async () => {
  await using upstream = await startHostileUpstream();
  let isTurned = false;
  const lookup = (): Promise<readonly HostAddress[]> =>
    Promise.resolve([{ address: isTurned ? '169.254.169.254' : '127.0.0.1', family: 4 }]);
  const url = `http://rebinding.example:${upstream.port}/good`;
  const options = { lookup, privateHosts: ['rebinding.example'] };
  expect(await httpFetch(url, never, LIMITS, options)).toHaveProperty('body');
  isTurned = true;
  expect(await httpFetch(url, never, LIMITS, options)).toMatchObject({
    failure: { kind: 'blocked', reason: { en: 'address refused: metadata' } },
  });
});

test('what the operator names may be private, at the port that is named, and never more', async () => {
  await using upstream = await startHostileUpstream();
  const url = `${upstream.url}/good`;
  const ask = (privateHosts: readonly string[]) => httpFetch(url, never, LIMITS, { privateHosts });
  expect(await ask([upstream.host])).toHaveProperty('body');
  expect(await ask(['127.0.0.1'])).toHaveProperty('body');
  expect(await ask([`127.0.0.1:${upstream.port + 1}`, 'localhost'])).toMatchObject({
    failure: { kind: 'blocked' },
  });
  for (const host of ['169.254.169.254', '169.254.0.1', '0.0.0.0', '224.0.0.1', '[fe80::1]']) {
    const answer = await httpFetch(`http://${host}/`, never, LIMITS, { privateHosts: [host] });
    expect(answer, host).toMatchObject({ failure: { kind: 'blocked' } });
  }
});

test('a name that is being looked up is not looked up beside it, and never from memory', async () => {
  const answers: ((addresses: readonly HostAddress[]) => void)[] = [];
  const lookup = sharedLookup(() => new Promise((resolve) => answers.push(resolve)));
  const both = [lookup('slow.example'), lookup('slow.example')];
  expect(answers).toHaveLength(1);
  answers[0]?.([{ address: '8.8.8.8', family: 4 }]);
  expect(await Promise.all(both)).toEqual([
    [{ address: '8.8.8.8', family: 4 }],
    [{ address: '8.8.8.8', family: 4 }],
  ]);
  void lookup('slow.example');
  expect(answers).toHaveLength(2);
});
