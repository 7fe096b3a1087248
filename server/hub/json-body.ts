import express, { type RequestHandler } from 'express';
import { problem } from './problem.ts';

/** Reads a body of JSON; one that comes as anything else is 415, not taken for an empty one. */
export function jsonBody(mostBytes: number): RequestHandler {
  const read = express.json({ limit: mostBytes });
  return (request, response, next) =>
    read(request, response, (fault?: unknown) => {
      const { 'content-length': length = '0', 'transfer-encoding': encoding } = request.headers;
      const isSent = encoding !== undefined || Number(length) > 0;
      const body: unknown = request.body;
      if (fault !== undefined || body !== undefined || !isSent) return next(fault);
      problem(response, 415, 'no JSON', 'expected content-type: application/json');
    });
}
