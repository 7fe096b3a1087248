import { Router, type Request, type Response } from 'express';
import { rateLimit } from 'express-rate-limit';
import { briefingRoute } from './briefing/briefing-route.ts';
import { documentedOnly } from './documented-only.ts';
import { eventVersionsRoute } from './event-versions-route.ts';
import { eventsPageRoute } from './events-page-route.ts';
import { exportRoute } from './export-route.ts';
import type { HttpParts } from './http-parts.ts';
import type { Operation } from './operation.ts';
import { presentRoute } from './present-route.ts';
import { problem } from './problem.ts';
import { seriesRoute } from './series-route.ts';
import { snapshotRoute } from './snapshot-route.ts';
import { stamped } from './stamped.ts';

const REQUESTS_A_MINUTE = 600;

/** Everything below `/api/v1`, as far as `operations` describe it. */
export function apiRoutes(parts: HttpParts, operations: readonly Operation[]): Router {
  const api = Router();
  api.use(stamped(parts));
  api.use(rateLimit({ windowMs: 60_000, limit: REQUESTS_A_MINUTE, handler: tooMany }));
  api.use(documentedOnly(operations));
  // First: a router answers OPTIONS of its paths itself, and a push feed has a handshake there.
  for (const { path, handler } of parts.routes) api.use(path, handler);
  api.use(presentRoute(parts));
  api.use(seriesRoute(parts));
  api.use('/snapshot', snapshotRoute(parts));
  api.use('/events', eventsPageRoute(parts), eventVersionsRoute(parts.history));
  api.use('/export', exportRoute(parts));
  api.use(briefingRoute(parts));
  return api;
}

function tooMany(_request: Request, response: Response): void {
  problem(response, 429, 'too many requests', `at most ${REQUESTS_A_MINUTE} a minute`);
}
