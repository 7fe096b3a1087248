import type { ErrorRequestHandler } from 'express';
import { problem } from './problem.ts';

/** What no route answered for: never a stack or a message of ours. */
export const lastResort: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (response.headersSent) return next(error);
  const status = statusOf(error);
  problem(response, status, status === 500 ? 'internal error' : 'bad request');
};

function statusOf(error: unknown): number {
  const status = typeof error === 'object' && error !== null && 'status' in error && error.status;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
}
