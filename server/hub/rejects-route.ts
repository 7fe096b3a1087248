import { Router } from 'express';
import type { RejectsAnswer } from '../../contract/api.ts';
import { problem } from './problem.ts';

/** `GET /api/v1/feeds/{id}/rejects`: the rows nobody could read, newest first. */
export function rejectsRoute(of: (feed: string) => RejectsAnswer | undefined): Router {
  const route = Router();
  route.get('/:feed/rejects', (request, response) => {
    const answer = of(request.params.feed);
    if (answer === undefined) return problem(response, 404, 'no such feed', request.params.feed);
    response.json(answer);
  });
  return route;
}
