import { Router } from 'express';
import { WORKSPACE_LIMITS } from '../../contract/workspace.ts';
import type { WhoIs } from '../command/identities.ts';
import type { WatchLists } from '../command/watch-lists.ts';
import { guessing } from './guessing.ts';
import { jsonBody } from './json-body.ts';
import { answerKept, senderOf } from './kept-answer.ts';
import { noParameters } from './read-query.ts';

/** `GET` and `PUT /api/v1/watch-list`: the sender's own. */
export function watchListRoute(who: WhoIs, kept: WatchLists): Router {
  const route = Router();
  route.use(guessing(), noParameters);
  route.get('/', async (request, response) => {
    const sender = senderOf(request, response, who);
    if (sender !== undefined) answerKept(response, 200, await kept.read(sender.actor));
  });
  route.put('/', jsonBody(WORKSPACE_LIMITS.bytes), async (request, response) => {
    const sender = senderOf(request, response, who);
    if (sender !== undefined)
      answerKept(response, 200, await kept.keep(request.body, sender.actor));
  });
  return route;
}
