import { Router } from 'express';
import { densityRoute } from './density-route.ts';
import { eventVersionsRoute } from './event-versions-route.ts';
import { eventsPageRoute } from './events-page-route.ts';
import { exportRoute } from './export-route.ts';
import { hexesRoute } from './hexes-route.ts';
import type { TimelineParts } from './http-parts.ts';
import { presentRoute } from './present-route.ts';
import { seriesRoute } from './series-route.ts';
import { snapshotRoute } from './snapshot-route.ts';

/** What can be read of one timeline, its present and its past: of the city's own, or of an exercise. */
export function timelineReads(parts: TimelineParts): Router {
  const reads = Router();
  reads.use(presentRoute(parts));
  reads.use(seriesRoute(parts));
  reads.use('/density', densityRoute(parts));
  reads.use('/hexes', hexesRoute(parts));
  reads.use('/snapshot', snapshotRoute(parts));
  reads.use('/events', eventsPageRoute(parts), eventVersionsRoute(parts.history));
  reads.use('/export', exportRoute(parts));
  return reads;
}
