import type { Validators } from './http-validators.ts';

interface HeaderOptions {
  readonly headers?: Readonly<Record<string, string>>;
  readonly contact?: string;
}

const PRODUCT = 'digital-mayors-office';

/** All that may go to another host; every other header counts as a key. */
const KEYLESS: ReadonlySet<string> = new Set(['accept', 'accept-language', 'user-agent']);

/** Whether a header among these could be a secret. */
export function carriesKey(headers: HeaderOptions['headers'] = {}): boolean {
  return Object.keys(headers).some((name) => !KEYLESS.has(name.toLowerCase()));
}

/**
 * The headers of a request. A source's own go over ours, but never over the encodings we can
 * unpack. The contact is there because some sources (the US weather service) turn away clients
 * that cannot be asked to stop.
 */
export function requestHeaders(
  { headers = {}, contact = '' }: HeaderOptions,
  acceptEncoding: string,
  { etag, lastModified }: Validators = {},
): Readonly<Record<string, string>> {
  const who = contact.replaceAll(/[^\x20-\x7e]|[()]/g, '').trim();
  const own = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
  return {
    accept: '*/*',
    'user-agent': who === '' ? PRODUCT : `${PRODUCT} (${who})`,
    ...(etag === undefined ? {} : { 'if-none-match': etag }),
    ...(lastModified === undefined ? {} : { 'if-modified-since': lastModified }),
    ...Object.fromEntries(own),
    'accept-encoding': acceptEncoding,
  };
}
