import { Router } from 'express';
import { problem } from './problem.ts';

/** An answer of a source as it came. */
export interface HeldBody {
  readonly feed: string;
  readonly call: string;
  readonly receivedAt: string;
  readonly sha256: string;
  readonly contentType?: string;
  readonly body: Uint8Array;
}

export interface RawParts {
  /** `gone`: past its retention. */
  readonly get: (rawId: string) => Promise<HeldBody | 'gone' | undefined>;
  /** Bodies of this feed may hold personal data: shown to nobody until sign-on exists. */
  readonly isWithheld: (feed: string) => boolean;
}

/**
 * `GET /api/v1/raw/{rawId}`: the very bytes, so that every number can be traced. 404 unknown, 410
 * past its retention, 403 of a feed whose bodies may name persons. A source's bytes are never run:
 * they are sent as text or octets, under a policy that allows nothing.
 */
export function rawRoute({ get, isWithheld }: RawParts): Router {
  const route = Router();
  route.get('/:rawId', async (request, response) => {
    const { rawId } = request.params;
    const feed = rawId.slice(0, rawId.indexOf('@'));
    if (isWithheld(feed)) {
      const why = 'bodies of this source may hold personal data and are not shown without sign-on';
      return problem(response, 403, 'withheld', why);
    }
    const held = await get(rawId);
    if (held === undefined) return problem(response, 404, 'no such raw body', rawId);
    if (held === 'gone') return problem(response, 410, 'past its retention', rawId);
    response.set({
      'content-type': isText(held.body) ? 'text/plain; charset=utf-8' : 'application/octet-stream',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, max-age=86400, immutable',
      etag: `"${held.sha256}"`,
      'x-feed': held.feed,
      'x-call': sendable(held.call),
      'x-received-at': held.receivedAt,
      ...(held.contentType === undefined ? {} : { 'x-source-type': sendable(held.contentType) }),
    });
    response.send(Buffer.from(held.body));
  });
  return route;
}

/** A broker may name a type in any script; a header takes what HTTP can carry. */
function sendable(text: string): string {
  return text.replaceAll(/[^\x20-\x7e]/g, '?').slice(0, 200);
}

function isText(body: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(body);
    return true;
  } catch {
    return false;
  }
}
