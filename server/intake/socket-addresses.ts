import { checkedAddresses } from './checked-addresses.ts';
import { HttpRefusal } from './http-refusal.ts';
import type { HostAddress, Lookup } from './shared-lookup.ts';

/**
 * The addresses a lasting connection (MQTT, WebSocket) may be opened to, checked as every fetch is:
 * looked up once, all public unless the operator said that this feed lies in an inner network.
 */
export async function socketAddresses(
  url: URL,
  allowPrivate: boolean,
  lookup?: Lookup,
): Promise<readonly HostAddress[]> {
  if (url.hostname === '') throw new HttpRefusal('blocked', { ko: '주소 없음', en: 'no address' });
  const asHttp = new URL(`http://${url.host}`);
  return checkedAddresses(asHttp, allowPrivate ? [asHttp.hostname] : [], lookup);
}
