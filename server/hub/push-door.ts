import express, { Router, type ErrorRequestHandler, type Request, type Response } from 'express';
import { rateLimit } from 'express-rate-limit';
import { guessing } from './guessing.ts';
import { problem } from './problem.ts';
import type { PushResult } from './push-answer.ts';
import { isSameKey, offeredKey } from './push-key.ts';
import { handshake, PUSHES_A_MINUTE } from './webhook-handshake.ts';

/** What was sent, as it came. */
export interface Pushed {
  readonly body: Uint8Array;
  readonly contentType?: string;
  /** Facts of the transport, lower case. */
  readonly attributes?: Readonly<Record<string, string>>;
}

/** A feed that is sent to us. */
export interface PushedFeed {
  readonly id: string;
  /** Absent = none is configured, so nobody may send. */
  readonly key: string | undefined;
  /** Settles once what was sent is in the city and on disk; `not-kept` = the disk takes nothing. */
  readonly take: (pushed: Pushed) => Promise<PushResult | 'not-kept' | undefined>;
}

export const MAX_PUSH_BYTES = 1_000_000;
const RETRY_AFTER_SEC = 10;

/**
 * The way in for what is sent: a handshake, limits of rate and size, and the key, which names the
 * feed. `onPushed` sees only requests whose key fits; the body may be empty.
 */
export function pushDoor(
  feeds: readonly PushedFeed[],
  onPushed: (feed: PushedFeed, request: Request, response: Response, body: Uint8Array) => unknown,
): Router {
  const door = Router();
  const keyed = feeds.filter(({ key }) => key !== undefined && key !== '');
  const pushing = rateLimit({
    windowMs: 60_000,
    limit: PUSHES_A_MINUTE,
    keyGenerator: (_request, response) => feedOf(response)?.id ?? '',
    handler: tooMany,
  });
  door.options('/', (request, response) => {
    if (keyed.length === 0) return notConfigured(response);
    handshake(request, response);
  });
  door.post(
    '/',
    guessing(),
    (request, response, next) => {
      if (keyed.length === 0) return notConfigured(response);
      const offered = offeredKey(request);
      const feed = keyed.find(({ key = '' }) => offered !== undefined && isSameKey(offered, key));
      if (feed === undefined) {
        response.set('www-authenticate', 'Bearer');
        return problem(response, 401, 'unauthorized', 'expected a bearer token or X-API-Key');
      }
      response.locals['feed'] = feed;
      next();
    },
    pushing,
    express.raw({ type: () => true, limit: MAX_PUSH_BYTES }),
    async (request, response) => {
      const feed = feedOf(response);
      if (feed === undefined) return problem(response, 401, 'unauthorized');
      const body: unknown = request.body;
      const bytes = body instanceof Uint8Array ? body : new Uint8Array();
      await onPushed(feed, request, response, bytes);
    },
  );
  door.use(unreadable);
  return door;
}

function feedOf(response: Response): PushedFeed | undefined {
  return (response.locals as { readonly feed?: PushedFeed }).feed;
}

/** It is in the city, but a crash could take it back: the sender must keep it. */
export function notKept(response: Response): void {
  response.set('retry-after', String(RETRY_AFTER_SEC));
  problem(response, 503, 'not recorded', 'nothing can be written just now: send it again');
}

function notConfigured(response: Response): void {
  problem(response, 503, 'not configured', 'no key is set for a feed that is sent to us here');
}

function tooMany(_request: Request, response: Response): void {
  problem(response, 429, 'too many requests');
}

const unreadable: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  const status = typeof error === 'object' && error !== null && 'status' in error && error.status;
  if (status === 413) problem(response, 413, 'too large', `at most ${MAX_PUSH_BYTES} bytes`);
  else if (status === 415) problem(response, 415, 'unsupported encoding', 'gzip, br or none');
  else next(error);
};
