import { createHash, timingSafeEqual } from 'node:crypto';
import express, { Router } from 'express';
import { problem } from './problem.ts';

/** What became of a pushed body. */
export interface PushResult {
  readonly accepted: number;
  readonly rejects: readonly { readonly where: string; readonly why: string }[];
  readonly fault?: { readonly code: string; readonly message: string };
}

/**
 * `POST` of a feed that is sent to us: the body as it is, `Authorization: Bearer <token>`. Answers
 * 200 with counts and reasons, 401 without the right token, 503 while no token is configured.
 */
export function pushRoute(
  token: string | undefined,
  take: (body: Uint8Array, contentType: string | undefined) => Promise<PushResult | undefined>,
): Router {
  const route = Router();
  route.post('/', express.raw({ type: () => true, limit: '1mb' }), async (request, response) => {
    if (token === undefined || token === '') {
      return problem(response, 503, 'not configured', 'no token is set for this feed');
    }
    const offered = /^Bearer (.+)$/.exec(request.get('authorization') ?? '')?.[1];
    if (offered === undefined || !isSame(offered, token)) {
      response.set('www-authenticate', 'Bearer');
      return problem(response, 401, 'unauthorized');
    }
    const body: unknown = request.body;
    if (!(body instanceof Uint8Array)) return problem(response, 400, 'empty body');
    response.json(await take(body, request.get('content-type')));
  });
  return route;
}

/** Compared by digest, so that time tells neither length nor content. */
function isSame(a: string, b: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
