import { lookup as systemLookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { addressKind, type AddressKind } from './address-guard.ts';
import { HttpRefusal } from './http-refusal.ts';
import { sharedLookup, type HostAddress, type Lookup } from './shared-lookup.ts';

const dnsLookup = sharedLookup((host) => systemLookup(host, { all: true, order: 'verbatim' }));

const KIND_WORDS: Readonly<Record<AddressKind, string>> = {
  public: '공인',
  loopback: '자기 자신',
  private: '사설망',
  'link-local': '링크 로컬',
  metadata: '클라우드 메타데이터',
  multicast: '멀티캐스트',
  reserved: '예약된',
};

/**
 * The addresses a fetch may connect to. A host is asked for once and every address it has must be
 * public, because a name that is checked, then looked up again to connect, can lead elsewhere the
 * second time. `privateHosts` opens loopback and private networks to the hosts the operator named;
 * nothing opens link-local, metadata, multicast and reserved addresses. Throws HttpRefusal.
 */
export async function checkedAddresses(
  url: URL,
  privateHosts: readonly string[],
  lookup: Lookup = dnsLookup,
): Promise<readonly HostAddress[]> {
  checkForm(url);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const family = isIP(host);
  const addresses = family === 0 ? await lookup(host) : [{ address: host, family }];
  if (addresses.length === 0) throw refusal('reserved');
  const isPrivateAllowed = isNamed(url, privateHosts);
  for (const { address } of addresses) {
    const kind = addressKind(address);
    if (kind === 'public') continue;
    if (isPrivateAllowed && (kind === 'private' || kind === 'loopback')) continue;
    throw refusal(kind);
  }
  return addresses;
}

function checkForm(url: URL): void {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new HttpRefusal('blocked', {
      ko: 'http(s)가 아닌 주소 거부',
      en: 'address refused: neither http nor https',
    });
  }
  if (url.username !== '' || url.password !== '') {
    throw new HttpRefusal('blocked', {
      ko: '사용자 이름이 든 주소 거부',
      en: 'address refused: user or password in it',
    });
  }
}

function refusal(kind: AddressKind): HttpRefusal {
  const ko = `${KIND_WORDS[kind]} 주소 거부`;
  return new HttpRefusal('blocked', { ko, en: `address refused: ${kind}` });
}

/** As a host name, or as host:port where only one port is meant. */
function isNamed(url: URL, privateHosts: readonly string[]): boolean {
  const bare = url.hostname.replace(/^\[|\]$/g, '');
  const names = new Set([bare, url.hostname, hostAndPort(url)]);
  return privateHosts.some((host) => names.has(host.toLowerCase()));
}

/** The narrowest entry of `privateHosts` for an address: its host at its port, the usual one too. */
export function hostAndPort({ hostname, port, protocol }: URL): string {
  return `${hostname}:${port === '' ? (protocol === 'https:' ? '443' : '80') : port}`;
}
