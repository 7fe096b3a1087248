import { Router } from 'express';
import type { EventVersionsAnswer } from '../../contract/api.ts';
import type { CityEvent } from '../../contract/event.ts';
import type { HistoryQueries } from '../../contract/history.ts';
import { problem } from './problem.ts';
import { queryProblem } from './query-problem.ts';
import { noParameters } from './read-query.ts';
import { JSON_TYPE, sendPacked } from './send-packed.ts';

/**
 * `GET /api/v1/events/{id}`: every version of an event with its provenance and the path of its raw
 * bytes, newest first; 404 for an id nobody sent. The id is escaped as one part of the path.
 */
export function eventVersionsRoute(history: HistoryQueries): Router {
  const route = Router();
  route.get('/:id', noParameters, async (request, response) => {
    const { id } = request.params;
    const found = await history.event(id);
    if (!found.ok) return queryProblem(response, found);
    if (found.answer.length === 0) return problem(response, 404, 'no such event', id);
    const versions = found.answer.map((event) => ({ event, ...rawOf(event) }));
    const answer: EventVersionsAnswer = { id, versions };
    await sendPacked(request, response, JSON_TYPE, JSON.stringify(answer));
  });
  return route;
}

/** Raw ids of sources are `<feed>@…`; what the office computes has no body. */
function rawOf({ data }: CityEvent): { readonly raw?: string } {
  const { rawId } = data.provenance;
  return rawId.includes('@') ? { raw: `/api/v1/raw/${encodeURIComponent(rawId)}` } : {};
}
