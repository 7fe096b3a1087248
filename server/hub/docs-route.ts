import express, { Router } from 'express';
import { asyncapi } from './asyncapi.ts';
import { docsPage } from './docs/docs-page.ts';
import type { HttpParts } from './http-parts.ts';
import { openapi } from './openapi.ts';
import type { Operation } from './operation.ts';

/** `/openapi.json`, `/asyncapi.json` and `/docs`: made once, they change only with the server. */
export function docsRoute(
  operations: readonly Operation[],
  { city, build }: Pick<HttpParts, 'city' | 'build'>,
): Router {
  const route = Router();
  const http = JSON.stringify(openapi(operations, city, build));
  const stream = JSON.stringify(asyncapi(city, build));
  const page = docsPage(operations, city);
  route.use((_request, response, next) => {
    response.set('cache-control', 'no-cache');
    next();
  });
  route.get('/openapi.json', (_request, response) => void response.type('json').send(http));
  route.get('/asyncapi.json', (_request, response) => void response.type('json').send(stream));
  route.get('/docs', (_request, response) => void response.type('html').send(page));
  const folder = `${import.meta.dirname}/docs`;
  const files = express.static(folder, { index: false, redirect: false });
  route.use('/docs', (request, response, next) => {
    if (/^\/page\.(css|js)$/.test(request.path)) files(request, response, next);
    else next();
  });
  return route;
}
