import type { IncomingMessage } from 'node:http';
import type { Failure } from './arrival.ts';
import { checkedAddresses } from './checked-addresses.ts';
import { httpDeadlines, MISSED_WORDS, type HttpDeadlines } from './http-deadlines.ts';
import { HttpRefusal } from './http-refusal.ts';
import type { Validators, ValidatorStore } from './http-validators.ts';
import { orAborted } from './or-aborted.ts';
import { ACCEPT_ENCODING, readCapped } from './read-capped.ts';
import { redirectTarget } from './redirect-target.ts';
import { carriesKey, requestHeaders } from './request-headers.ts';
import { retryAfterMs } from './retry-after.ts';
import { sendRequest } from './send-request.ts';
import type { Lookup } from './shared-lookup.ts';

/** What is absent is as in `HTTP_LIMITS`. */
export interface HttpLimits {
  /** Look-up, connection and TLS together; anew for each redirect. */
  readonly connectMs?: number;
  /** From the start of a request to the end of its headers; anew for each redirect. */
  readonly headersMs?: number;
  /** Everything, from the first look-up to the last byte. */
  readonly totalMs?: number;
  /** Counted after decompression, while it streams. */
  readonly bodyBytes?: number;
  /** Unpacked bytes for one on the wire. */
  readonly unpackRatio?: number;
}

export const HTTP_LIMITS: Required<HttpLimits> = {
  connectMs: 5_000,
  headersMs: 10_000,
  totalMs: 30_000,
  bodyBytes: 5_000_000,
  unpackRatio: 200,
};

export interface HttpOptions {
  /** `Authorization` and the like; nothing of it is ever told. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether the address holds a key; false = it may be redirected to another host. Default true. */
  readonly hasKeyInUrl?: boolean;
  /** Mail or web address under which a source's operator finds us; in the User-Agent. */
  readonly contact?: string;
  /** `host` or `host:port` that may be on a private network or this machine. Default none. */
  readonly privateHosts?: readonly string[];
  /** With it a source may answer that nothing is new. */
  readonly validators?: ValidatorStore;
  readonly lookup?: Lookup;
}

export interface HttpBody {
  readonly body: Uint8Array;
  readonly contentType?: string;
}

/** `retryAfterMs` as the source asked. */
export interface HttpFailure {
  readonly failure: Failure;
  readonly retryAfterMs?: number;
}

/** The source is there and has nothing newer than what it sent before. */
export interface HttpUnchanged {
  readonly unchanged: true;
}

type Answer = HttpBody | HttpFailure | HttpUnchanged;

/** Asks once. What went wrong is told without the address, the headers or a word of the network's. */
export function httpFetch(
  url: string,
  signal: AbortSignal,
  limits?: HttpLimits,
  options?: HttpOptions & { readonly validators?: never },
): Promise<HttpBody | HttpFailure>;
export function httpFetch(
  url: string,
  signal: AbortSignal,
  limits: HttpLimits | undefined,
  options: HttpOptions,
): Promise<Answer>;
export async function httpFetch(
  url: string,
  signal: AbortSignal,
  limits: HttpLimits = {},
  options: HttpOptions = {},
): Promise<Answer> {
  const allLimits = { ...HTTP_LIMITS, ...limits };
  using deadlines = httpDeadlines(signal);
  deadlines.start('total', allLimits.totalMs);
  let response: IncomingMessage | undefined;
  let validators: ValidatorStore | undefined;
  try {
    const asked: string[] = [];
    let target = new URL(url);
    for (;;) {
      asked.push(target.href);
      // What came from elsewhere is not what this address said: redirected answers come whole.
      validators = asked.length === 1 ? options.validators : undefined;
      response = await ask(target, allLimits, options, validators?.of(target.href), deadlines);
      if (!isRedirect(response)) break;
      target = redirectTarget(target, response.headers.location, asked, isKeyed(options));
      response.destroy();
      response = undefined;
    }
    return await answerOf(response, target, allLimits, validators);
  } catch (error) {
    const missed = deadlines.missed();
    if (missed !== undefined) return { failure: { kind: 'timeout', reason: MISSED_WORDS[missed] } };
    return { failure: failureOf(error, response !== undefined) };
  } finally {
    response?.destroy();
  }
}

const isKeyed = ({ headers, hasKeyInUrl = true }: HttpOptions): boolean =>
  hasKeyInUrl || carriesKey(headers);

async function ask(
  url: URL,
  limits: Required<HttpLimits>,
  options: HttpOptions,
  known: Validators | undefined,
  deadlines: HttpDeadlines,
): Promise<IncomingMessage> {
  deadlines.start('connect', limits.connectMs);
  deadlines.start('headers', limits.headersMs);
  const { privateHosts = [], lookup } = options;
  const addresses = await orAborted(checkedAddresses(url, privateHosts, lookup), deadlines.signal);
  const response = await sendRequest({
    url,
    addresses,
    headers: requestHeaders(options, ACCEPT_ENCODING, known),
    signal: deadlines.signal,
    onConnected: () => deadlines.meet('connect'),
  });
  deadlines.meet('headers');
  return response;
}

function isRedirect({ statusCode = 0 }: IncomingMessage): boolean {
  return [301, 302, 303, 307, 308].includes(statusCode);
}

async function answerOf(
  response: IncomingMessage,
  url: URL,
  limits: Required<HttpLimits>,
  validators: ValidatorStore | undefined,
): Promise<Answer> {
  const { statusCode: status = 0, headers } = response;
  if (status === 304 && validators?.of(url.href) !== undefined) return { unchanged: true };
  // 206 is a part that nobody asked for.
  if (status < 200 || status > 299 || status === 206) {
    const reason = { ko: `HTTP ${status} 오류`, en: `HTTP ${status}` };
    const waitMs = retryAfterMs(headers['retry-after'], headers.date, Date.now());
    return {
      failure: { kind: status === 401 || status === 403 ? 'refused' : 'http', reason },
      ...(waitMs === undefined ? {} : { retryAfterMs: waitMs }),
    };
  }
  const body = await readCapped(response, limits);
  const { etag, 'last-modified': lastModified, 'content-type': contentType } = headers;
  validators?.keep(url.href, {
    ...(etag === undefined ? {} : { etag }),
    ...(lastModified === undefined ? {} : { lastModified }),
  });
  return contentType === undefined ? { body } : { body, contentType };
}

/** Only the short code of a network error is kept: its message may hold the address. */
function failureOf(error: unknown, isAnswered: boolean): Failure {
  if (error instanceof HttpRefusal) return error.failure;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const shown = /^[A-Z][A-Z0-9_]+$/.test(code) ? ` (${code})` : '';
  return isAnswered
    ? { kind: 'broken', reason: { ko: `응답이 끊김${shown}`, en: `answer broken off${shown}` } }
    : { kind: 'unreachable', reason: { ko: `연결 안 됨${shown}`, en: `unreachable${shown}` } };
}
