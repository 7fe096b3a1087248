import type { ErrorRequestHandler } from 'express';
import { problem } from './problem.ts';

/** What no route answered for: never a stack or a message of what failed. */
export const lastResort: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (response.headersSent) return next(error);
  const { status, type, limit } = factsOf(error);
  if (typeof status !== 'number' || status < 400 || status >= 500) {
    return problem(response, 500, 'internal error');
  }
  if (status === 413) {
    return problem(response, status, 'too large', `at most ${String(limit)} bytes`);
  }
  problem(response, status, 'bad request', REASONS.get(type));
};

/** What can be wrong with a body before a route sees it, by the name of the fault. */
const REASONS: ReadonlyMap<unknown, string> = new Map([
  ['entity.parse.failed', 'the body is no JSON'],
  ['charset.unsupported', 'expected a body in UTF-8'],
  ['encoding.unsupported', 'expected a content-encoding of gzip, deflate, br or zstd, or none'],
]);

/** Some of it may stand in the prototype of the error. */
function factsOf(error: unknown): Readonly<Record<'status' | 'type' | 'limit', unknown>> {
  const of = (name: string): unknown =>
    typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined;
  return { status: of('status'), type: of('type'), limit: of('limit') };
}
