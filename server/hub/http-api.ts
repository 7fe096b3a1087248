import express, { type Express } from 'express';
import { apiRoutes } from './api-routes.ts';
import { briefingPageRoute } from './briefing/briefing-route.ts';
import { docsRoute } from './docs-route.ts';
import type { HttpParts } from './http-parts.ts';
import { lastResort } from './last-resort.ts';
import { BRIEFING_OPERATIONS } from './openapi-briefing.ts';
import { CITY_OPERATIONS } from './openapi-city.ts';
import { exerciseOperations } from './openapi-exercises.ts';
import { HISTORY_OPERATIONS } from './openapi-history.ts';
import { modeOperations } from './openapi-mode.ts';
import { officeOperations } from './openapi-office.ts';
import { overlayOperations } from './openapi-overlays.ts';
import { workspaceOperations } from './openapi-workspaces.ts';
import { pagesRoute } from './pages-route.ts';
import { problem } from './problem.ts';
import { screenOperations } from './screens/openapi-screens.ts';
import { securityHeaders } from './security-headers.ts';

/** The HTTP interface: `/api/v1`, its description, health, metrics and the built pages. */
export function httpApi(parts: HttpParts): Express {
  const app = express();
  const operations = [
    ...CITY_OPERATIONS,
    ...HISTORY_OPERATIONS,
    ...BRIEFING_OPERATIONS,
    ...officeOperations(parts.routes),
    ...exerciseOperations(parts.routes),
    ...screenOperations(parts.routes),
    ...workspaceOperations(parts.routes),
    ...overlayOperations(parts.routes),
    ...modeOperations(parts.routes),
  ];
  app.disable('x-powered-by');
  app.use(securityHeaders(parts.mapOrigins, parts.cameraOrigins));
  app.get('/healthz', (_request, response) => void response.type('text').send('ok\n'));
  app.get('/readyz', (_request, response) => {
    const isReady = parts.isReady();
    response
      .status(isReady ? 200 : 503)
      .type('text')
      .send(isReady ? 'ready\n' : 'not ready\n');
  });
  app.get('/metrics', async (_request, response) => {
    const { type, text } = await parts.metrics();
    response.type(type).send(text);
  });
  app.use('/api/v1', apiRoutes(parts, operations));
  app.use(docsRoute(operations, parts));
  app.use(briefingPageRoute(parts));
  if (parts.mapsFolder !== undefined) app.use('/basemap', express.static(parts.mapsFolder));
  app.use(pagesRoute(parts.clientFolder, parts.build));
  app.use((request, response) => problem(response, 404, 'no such resource', request.path));
  app.use(lastResort);
  return app;
}
