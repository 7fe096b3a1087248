import type { RequestHandler } from 'express';
import type { Operation } from './operation.ts';
import { problem } from './problem.ts';

/**
 * Lets through what the description tells of, so that nothing is served that it does not: another
 * method of a path is 405 with those it has, another path 404. `HEAD` goes with `GET`.
 */
export function documentedOnly(operations: readonly Operation[]): RequestHandler {
  const paths = [...Map.groupBy(operations, ({ path }) => path)].map(([path, list]) => ({
    pattern: new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}/?$`),
    methods: list.flatMap(({ method }) =>
      method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()],
    ),
  }));
  return (request, response, next) => {
    const path = `${request.baseUrl}${request.path}`;
    const found = paths.filter(({ pattern }) => pattern.test(path));
    if (found.length === 0) return problem(response, 404, 'no such resource', path);
    const methods = new Set(found.flatMap((known) => known.methods));
    if (methods.has(request.method)) return next();
    response.set('allow', [...methods].join(', '));
    if (request.method === 'OPTIONS') return void response.status(204).end();
    problem(response, 405, 'no such method', `${request.method} of ${path}`);
  };
}
