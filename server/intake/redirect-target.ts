import { HttpRefusal } from './http-refusal.ts';

/** Real portals need one or two (a trailing slash, http to https). */
const MAX_REDIRECTS = 3;

/**
 * Where a redirect leads, if we go there; its address is then checked like the first one. Never to
 * a weaker scheme, where others could read along. Never to another host when the request carried a
 * key in its address or headers: the key would be handed to whoever the redirect names, and with
 * the key left out the request would only fail there. `asked` are the addresses so far; one of
 * them again is a loop. Throws HttpRefusal.
 */
export function redirectTarget(
  from: URL,
  location: string | undefined,
  asked: readonly string[],
  carriesKey: boolean,
): URL {
  const target = URL.parse(location ?? '', from.href);
  if (location === undefined || target === null) {
    throw new HttpRefusal('http', { ko: '잘못된 넘김', en: 'redirect to no address' });
  }
  target.hash = '';
  if (from.protocol === 'https:' && target.protocol === 'http:') {
    throw new HttpRefusal('blocked', {
      ko: '암호화되지 않은 주소로 넘김 거부',
      en: 'redirect refused: https to http',
    });
  }
  if (carriesKey && !isSameHost(from, target)) {
    throw new HttpRefusal('blocked', {
      ko: '다른 서버로 넘김 거부 (키 보호)',
      en: 'redirect refused: to another host, with a key',
    });
  }
  if (asked.includes(target.href) || asked.length > MAX_REDIRECTS) {
    throw new HttpRefusal('http', {
      ko: '끝없이 넘김',
      en: 'redirect refused: a loop or too many',
    });
  }
  return target;
}

/** The same port too, but for the step from http to https at their usual ports. */
function isSameHost(from: URL, target: URL): boolean {
  return from.hostname === target.hostname && from.port === target.port;
}
