import type { Text } from '../../contract/place.ts';
import { checkedAddresses, hostAndPort } from '../intake/checked-addresses.ts';
import { httpDeadlines, MISSED_WORDS } from '../intake/http-deadlines.ts';
import { HttpRefusal } from '../intake/http-refusal.ts';
import { orAborted } from '../intake/or-aborted.ts';
import { retryAfterMs } from '../intake/retry-after.ts';
import { sendRequest } from '../intake/send-request.ts';

/** What became of one attempt; `retryAfterMs` as the other side asked. */
export type PostResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly problem: Text; readonly retryAfterMs?: number };

export interface WebhookPost {
  readonly url: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly allowPrivate: boolean;
}

const CONNECT_MS = 5_000;
const TOTAL_MS = 15_000;

/**
 * Sends once, to addresses that are checked as those of sources are; a redirect is not followed, so
 * that no order goes where nobody configured. What went wrong is told without the address.
 */
export async function postWebhook(post: WebhookPost, signal: AbortSignal): Promise<PostResult> {
  const { body, headers, allowPrivate } = post;
  const url = new URL(post.url);
  using deadlines = httpDeadlines(signal);
  deadlines.start('total', TOTAL_MS);
  deadlines.start('connect', CONNECT_MS);
  try {
    const checked = checkedAddresses(url, allowPrivate ? [hostAndPort(url)] : []);
    const addresses = await orAborted(checked, deadlines.signal);
    const response = await sendRequest({
      url,
      addresses,
      body,
      headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
      signal: deadlines.signal,
      onConnected: () => deadlines.meet('connect'),
    });
    const { statusCode: status = 0, headers: answered } = response;
    // What it says beside its status is of no use to us.
    response.destroy();
    if (status >= 200 && status <= 299) return { ok: true };
    const waitMs = retryAfterMs(answered['retry-after'], answered.date, Date.now());
    return {
      ok: false,
      problem: { ko: `HTTP ${status} 오류`, en: `HTTP ${status}` },
      ...(waitMs === undefined ? {} : { retryAfterMs: waitMs }),
    };
  } catch (error) {
    const missed = deadlines.missed();
    return { ok: false, problem: missed === undefined ? wordsOf(error) : MISSED_WORDS[missed] };
  }
}

/** Only the short code of a network error is kept: its message may hold the address. */
function wordsOf(error: unknown): Text {
  if (error instanceof HttpRefusal) return error.failure.reason;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const shown = /^[A-Z][A-Z0-9_]+$/.test(code) ? ` (${code})` : '';
  return { ko: `연결 안 됨${shown}`, en: `unreachable${shown}` };
}
