import type { RequestHandler } from 'express';
import { ipKeyGenerator } from 'express-rate-limit';
import { problem } from './problem.ts';

/** Wrong tokens or keys a sender may try in a minute. */
const WRONG_A_MINUTE = 30;
const MINUTE_MS = 60_000;

/**
 * Lets nobody try tokens one after the other: who was answered 401 too often is answered 429. Only
 * answers count: a page that asks many things at once, or leaves before an answer, guesses nothing.
 */
export function guessing(): RequestHandler {
  const wrong = new Map<string, number>();
  let untilMs = 0;
  return (request, response, next) => {
    const nowMs = performance.now();
    if (nowMs >= untilMs) {
      wrong.clear();
      untilMs = nowMs + MINUTE_MS;
    }
    const sender = ipKeyGenerator(request.ip ?? '');
    if ((wrong.get(sender) ?? 0) >= WRONG_A_MINUTE) {
      response.set('retry-after', String(Math.ceil((untilMs - nowMs) / 1000)));
      return problem(response, 429, 'too many requests');
    }
    response.once('finish', () => {
      if (response.statusCode === 401) wrong.set(sender, (wrong.get(sender) ?? 0) + 1);
    });
    next();
  };
}
