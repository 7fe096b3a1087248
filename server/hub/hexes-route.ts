import { Router } from 'express';
import { cityFaults } from './city-faults.ts';
import { hexQuery, HEXES_QUERY } from './hexes-query.ts';
import type { PastParts } from './http-parts.ts';
import { badParameters, queryProblem } from './query-problem.ts';
import { queryReader } from './read-query.ts';
import { JSON_TYPE, sendPacked } from './send-packed.ts';
import { tellHoles } from './tell-holes.ts';

const READ = queryReader(HEXES_QUERY);

/**
 * `GET /api/v1/hexes`: things of a kind or layer counted in H3 cells, with the worst severity, or the
 * spread of their values, as `HexAnswer`. 400 = a parameter is wrong, 404 = positions, which no history
 * holds, 422 = too many cells or too long a span at once, 503 = the history cannot answer now.
 */
export function hexesRoute({ history, city }: Pick<PastParts, 'history' | 'city'>): Router {
  const route = Router();
  route.get('/', async (request, response) => {
    const read = READ(request);
    if (!read.ok) return badParameters(response, read.faults);
    const faults = cityFaults(read.query, city);
    if (faults.length > 0) return badParameters(response, faults);
    const found = await history.hexes(hexQuery(read.query));
    if (!found.ok) return queryProblem(response, found);
    tellHoles(response, found.answer.holes);
    await sendPacked(request, response, JSON_TYPE, JSON.stringify(found.answer));
  });
  return route;
}
