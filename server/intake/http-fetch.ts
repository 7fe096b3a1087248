import type { Failure } from './arrival.ts';

export interface HttpLimits {
  /** Connection and headers together. */
  readonly headersMs: number;
  readonly totalMs: number;
  /** Counted after decompression, while it streams. */
  readonly bodyBytes: number;
}

export const HTTP_LIMITS: HttpLimits = {
  headersMs: 10_000,
  totalMs: 30_000,
  bodyBytes: 5_000_000,
};

/** A wrong `Retry-After` must not silence a feed for a day. */
const LONGEST_RETRY_AFTER_MS = 3_600_000;

export interface HttpBody {
  readonly body: Uint8Array;
  readonly contentType?: string;
}

/** `retryAfterMs` as the source asked. */
export interface HttpFailure {
  readonly failure: Failure;
  readonly retryAfterMs?: number;
}

/**
 * Asks once. Redirects are refused, because a key in the address would go with them. What went
 * wrong is told without the address.
 */
export async function httpFetch(
  url: string,
  signal: AbortSignal,
  limits: HttpLimits = HTTP_LIMITS,
): Promise<HttpBody | HttpFailure> {
  const slow = new AbortController();
  const headersTimer = setTimeout(() => slow.abort(), limits.headersMs);
  const totalTimer = setTimeout(() => slow.abort(), limits.totalMs);
  try {
    const response = await fetch(url, {
      redirect: 'error',
      signal: AbortSignal.any([signal, slow.signal]),
      headers: { accept: '*/*', 'user-agent': 'digital-mayors-office' },
    });
    clearTimeout(headersTimer);
    if (!response.ok) {
      await response.body?.cancel();
      return statusFailure(response);
    }
    const body = await readCapped(response, limits.bodyBytes);
    if (body === undefined) return { failure: tooLarge(limits.bodyBytes) };
    const contentType = response.headers.get('content-type');
    return contentType === null ? { body } : { body, contentType };
  } catch (error) {
    return { failure: slow.signal.aborted ? TIMEOUT : failureOf(error) };
  } finally {
    clearTimeout(headersTimer);
    clearTimeout(totalTimer);
  }
}

/** The body, or undefined as soon as it is over the limit. */
async function readCapped(response: Response, bodyBytes: number): Promise<Uint8Array | undefined> {
  if (response.body === null) return new Uint8Array();
  const stream: AsyncIterable<Uint8Array> = response.body;
  const parts: Uint8Array[] = [];
  let bytes = 0;
  // Leaving the loop cancels the stream.
  for await (const part of stream) {
    bytes += part.byteLength;
    if (bytes > bodyBytes) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

const TIMEOUT: Failure = { kind: 'timeout', reason: { ko: '응답 없음', en: 'no answer in time' } };

function tooLarge(bodyBytes: number): Failure {
  const mb = bodyBytes / 1_000_000;
  return {
    kind: 'too-large',
    reason: { ko: `응답이 ${mb} MB를 넘음`, en: `answer over ${mb} MB` },
  };
}

function statusFailure(response: Response): HttpFailure {
  const { status } = response;
  const failure: Failure = {
    kind: 'http',
    reason: { ko: `HTTP ${status} 오류`, en: `HTTP ${status}` },
  };
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  if (!(seconds > 0)) return { failure };
  return { failure, retryAfterMs: Math.min(seconds * 1000, LONGEST_RETRY_AFTER_MS) };
}

/** Only the short code of a network error is kept: its message may hold the address. */
function failureOf(error: unknown): Failure {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : undefined;
  if (cause?.message === 'unexpected redirect') {
    return { kind: 'http', reason: { ko: '다른 주소로 넘김', en: 'redirect refused' } };
  }
  const code = cause !== undefined && 'code' in cause ? String(cause.code) : '';
  const shown = /^[A-Z][A-Z0-9_]+$/.test(code) ? ` (${code})` : '';
  return {
    kind: 'unreachable',
    reason: { ko: `연결 안 됨${shown}`, en: `unreachable${shown}` },
  };
}
