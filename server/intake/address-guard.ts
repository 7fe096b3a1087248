import { BlockList, isIP } from 'node:net';

/** Whom an address belongs to, as far as a fetch must know. */
export type AddressKind =
  'public' | 'loopback' | 'private' | 'link-local' | 'metadata' | 'multicast' | 'reserved';

type Refused = Exclude<AddressKind, 'public'>;

/**
 * IANA's special-purpose registries of both families; `metadata` are the addresses at which cloud
 * machines hand out their credentials. The first row that holds an address names it.
 */
const RANGES: Readonly<Record<Refused, readonly string[]>> = {
  metadata: [
    '169.254.169.254/32',
    '169.254.170.2/32',
    '100.100.100.200/32',
    '168.63.129.16/32',
    '192.0.0.192/32',
    'fd00:ec2::254/128',
    'fd20:ce::254/128',
  ],
  loopback: ['127.0.0.0/8', '::1/128'],
  'link-local': ['169.254.0.0/16', 'fe80::/10'],
  // 100.64.0.0/10 is what carriers use inside (CGNAT).
  private: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', 'fc00::/7'],
  multicast: ['224.0.0.0/4', 'ff00::/8'],
  // With 6to4 (2002::/16) and Teredo (in 2001::/23), which can hide any IPv4 address.
  reserved: [
    '0.0.0.0/8',
    '192.0.0.0/24',
    '192.0.2.0/24',
    '192.88.99.0/24',
    '198.18.0.0/15',
    '198.51.100.0/24',
    '203.0.113.0/24',
    '240.0.0.0/4',
    '2001::/23',
    '2001:db8::/32',
    '2002::/16',
    '3fff::/20',
  ],
};

/** Only here does IANA give out public IPv6 addresses. */
const PUBLIC_V6 = listOf(['2000::/3']);

const LISTS = Object.entries(RANGES).map(([kind, ranges]) => ({
  kind: kind as Refused,
  list: listOf(ranges),
}));

/** What kind of address this is; what is no address at all is `reserved`. */
export function addressKind(address: string): AddressKind {
  const bare = address.replace(/%.*$/, '');
  const version = isIP(bare);
  if (version === 0) return 'reserved';
  const inner = version === 6 ? innerV4(bare) : undefined;
  if (inner !== undefined) return addressKind(inner);
  const family = version === 6 ? 'ipv6' : 'ipv4';
  const refused = LISTS.find(({ list }) => list.check(bare, family));
  if (refused !== undefined) return refused.kind;
  return version === 4 || PUBLIC_V6.check(bare, 'ipv6') ? 'public' : 'reserved';
}

/** The IPv4 address a mapped (`::ffff:0:0/96`) or translated (`64:ff9b::/96`) address leads to. */
function innerV4(address: string): string | undefined {
  const short = new URL(`http://[${address}]/`).hostname.slice(1, -1);
  const found = /^(?:::ffff:|64:ff9b::)(?:([\da-f]{1,4}):)?([\da-f]{1,4})$/.exec(short);
  if (found === null) return undefined;
  const high = Number.parseInt(found[1] ?? '0', 16);
  const low = Number.parseInt(found[2] ?? '0', 16);
  return [high >> 8, high & 0xff, low >> 8, low & 0xff].join('.');
}

function listOf(ranges: readonly string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [net = '', bits = ''] = range.split('/');
    list.addSubnet(net, Number(bits), isIP(net) === 6 ? 'ipv6' : 'ipv4');
  }
  return list;
}
