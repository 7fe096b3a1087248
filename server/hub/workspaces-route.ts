import express, { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import type { WhoIs } from '../command/identities.ts';
import type { Workspaces } from '../command/workspaces.ts';
import { guessing } from './commands-route.ts';
import { answerKept, senderOf } from './kept-answer.ts';
import { badParameters } from './query-problem.ts';
import { noParameters, queryReader } from './read-query.ts';

/** Which version is meant to go. */
export const DELETED_QUERY = z.strictObject({ version: z.int().positive() });

const readDeleted = queryReader(DELETED_QUERY);
const BODY = express.json({ limit: '64kb' });
type OfOne = Request<{ id: string }>;

/** `/api/v1/workspaces`: without a token the shared ones are read; a token that nobody knows is 401. */
export function workspacesRoute(who: WhoIs, kept: Workspaces): Router {
  const route = Router();
  route.use(guessing());
  route.get('/', noParameters, async (request, response) => {
    const sender = senderOf(request, response, who);
    if (sender !== undefined) answerKept(response, 200, await kept.list(sender.actor));
  });
  route.post('/', noParameters, BODY, async (request, response) => {
    const sender = senderOf(request, response, who);
    if (sender !== undefined)
      answerKept(response, 201, await kept.create(request.body, sender.actor));
  });
  route.get('/:id', noParameters, async (request: OfOne, response: Response) => {
    const sender = senderOf(request, response, who);
    if (sender !== undefined)
      answerKept(response, 200, await kept.read(request.params.id, sender.actor));
  });
  route.put('/:id', noParameters, BODY, async (request: OfOne, response: Response) => {
    const sender = senderOf(request, response, who);
    if (sender === undefined) return;
    answerKept(response, 200, await kept.change(request.params.id, request.body, sender.actor));
  });
  route.delete('/:id', async (request: OfOne, response: Response) => {
    const sender = senderOf(request, response, who);
    if (sender === undefined) return;
    const asked = readDeleted(request);
    if (!asked.ok) return badParameters(response, asked.faults);
    answerKept(
      response,
      200,
      await kept.remove(request.params.id, asked.query.version, sender.actor),
    );
  });
  return route;
}

/** `GET` and `PUT /api/v1/watch-list`: the sender's own. */
export function watchListRoute(who: WhoIs, kept: Workspaces): Router {
  const route = Router();
  route.use(guessing(), noParameters);
  route.get('/', async (request, response) => {
    const sender = senderOf(request, response, who);
    if (sender !== undefined) answerKept(response, 200, await kept.watchList(sender.actor));
  });
  route.put('/', BODY, async (request, response) => {
    const sender = senderOf(request, response, who);
    if (sender !== undefined) {
      answerKept(response, 200, await kept.keepWatchList(request.body, sender.actor));
    }
  });
  return route;
}
