import express, { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import type { Actor } from '../../contract/office.ts';
import type { WhoIs } from '../command/identities.ts';
import type { Kept, Workspaces } from '../command/workspaces.ts';
import { bearerToken } from './bearer-token.ts';
import { answerCommand, guessing, STATUS } from './commands-route.ts';
import { problem } from './problem.ts';
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
    if (sender !== undefined) answer(response, 200, await kept.list(sender.actor));
  });
  route.post('/', noParameters, BODY, async (request, response) => {
    const sender = senderOf(request, response, who);
    if (sender !== undefined) answer(response, 201, await kept.create(request.body, sender.actor));
  });
  route.get('/:id', noParameters, async (request: OfOne, response: Response) => {
    const sender = senderOf(request, response, who);
    if (sender !== undefined)
      answer(response, 200, await kept.read(request.params.id, sender.actor));
  });
  route.put('/:id', noParameters, BODY, async (request: OfOne, response: Response) => {
    const sender = senderOf(request, response, who);
    if (sender === undefined) return;
    answer(response, 200, await kept.change(request.params.id, request.body, sender.actor));
  });
  route.delete('/:id', async (request: OfOne, response: Response) => {
    const sender = senderOf(request, response, who);
    if (sender === undefined) return;
    const asked = readDeleted(request);
    if (!asked.ok) return badParameters(response, asked.faults);
    answer(response, 200, await kept.remove(request.params.id, asked.query.version, sender.actor));
  });
  return route;
}

/** `GET` and `PUT /api/v1/watch-list`: the sender's own. */
export function watchListRoute(who: WhoIs, kept: Workspaces): Router {
  const route = Router();
  route.use(guessing(), noParameters);
  route.get('/', async (request, response) => {
    const sender = senderOf(request, response, who);
    if (sender !== undefined) answer(response, 200, await kept.watchList(sender.actor));
  });
  route.put('/', BODY, async (request, response) => {
    const sender = senderOf(request, response, who);
    if (sender !== undefined) {
      answer(response, 200, await kept.keepWatchList(request.body, sender.actor));
    }
  });
  return route;
}

/** Nobody may read; a token that is nobody's is a mistake, and answered as one. */
function senderOf(
  request: Pick<Request, 'get'>,
  response: Response,
  who: WhoIs,
): { readonly actor: Actor | undefined } | undefined {
  const token = bearerToken(request);
  const actor = who(token);
  if (token === undefined || actor !== undefined) return { actor };
  response.set('www-authenticate', 'Bearer');
  problem(response, 401, 'unauthorized', 'the token is not known here');
  return undefined;
}

function answer<T>(response: Response, status: number, kept: Kept<T>): void {
  response.set('cache-control', 'no-store');
  if (kept.ok) return void response.status(status).json(kept.value);
  const { refusal, newer } = kept;
  if (newer === undefined) return answerCommand(response, refusal);
  const { code, problem: words } = refusal;
  problem(response, STATUS[code], code, words.en ?? words.ko, { code, problem: words, newer });
}
