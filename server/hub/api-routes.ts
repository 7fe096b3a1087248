import { Router, type Request, type Response } from 'express';
import { rateLimit } from 'express-rate-limit';
import { briefingRoute } from './briefing/briefing-route.ts';
import { documentedOnly } from './documented-only.ts';
import type { HttpParts } from './http-parts.ts';
import type { Operation } from './operation.ts';
import { problem } from './problem.ts';
import { stamped } from './stamped.ts';
import { timelineReads } from './timeline-reads.ts';

const REQUESTS_A_MINUTE = 600;

/** Everything below `/api/v1`, as far as `operations` describe it. */
export function apiRoutes(parts: HttpParts, operations: readonly Operation[]): Router {
  const api = Router();
  api.use(stamped(parts));
  api.use(rateLimit({ windowMs: 60_000, limit: REQUESTS_A_MINUTE, handler: tooMany }));
  api.use(documentedOnly(operations));
  // First: a router answers OPTIONS of its paths itself, and a push feed has a handshake there.
  for (const { path, handler } of parts.routes) api.use(path, handler);
  api.use(timelineReads(parts));
  api.use(briefingRoute(parts));
  return api;
}

function tooMany(_request: Request, response: Response): void {
  problem(response, 429, 'too many requests', `at most ${REQUESTS_A_MINUTE} a minute`, {
    problem: {
      ko: `이 주소의 요청이 1분에 ${REQUESTS_A_MINUTE}개를 넘음. 잠시 뒤 다시`,
      en: `more than ${REQUESTS_A_MINUTE} requests a minute from this address; try again shortly`,
    },
  });
}
