import type { RequestHandler } from 'express';
import type { HttpParts } from './http-parts.ts';

/**
 * Every answer says which city it is of, in which mode and when by its clock, so that nothing
 * recorded is taken for live; and that it is not to be kept: the next may be another.
 */
export function stamped({ timeline, city }: Pick<HttpParts, 'timeline' | 'city'>): RequestHandler {
  return (_request, response, next) => {
    response.set({
      'cache-control': 'no-store',
      'x-city': city.id,
      'x-city-mode': timeline.mode,
      'x-city-now': timeline.source().now(),
    });
    next();
  };
}
