import type { IncomingHttpHeaders } from 'node:http';

/**
 * Whether a handshake comes from a page of this server, or from no page at all (a program sends no
 * `Origin`; there is no cookie that a foreign page could ride on).
 */
export function isSameOrigin(headers: IncomingHttpHeaders): boolean {
  const { origin, host } = headers;
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}
