import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import type { Actor } from '../../contract/office.ts';
import type { WhoIs } from '../command/identities.ts';
import type { Kept } from '../command/kept.ts';
import { guessing } from './guessing.ts';
import { jsonBody } from './json-body.ts';
import { answerKept, senderOf } from './kept-answer.ts';
import { badParameters } from './query-problem.ts';
import { noParameters, queryReader } from './read-query.ts';

/** Which version is meant to go. */
export const DELETED_QUERY = z.strictObject({ version: z.int().positive() });

/** What is kept under ids, as a route asks it; who is nobody known may read. */
export interface KeptUnderIds<L, T> {
  list(actor: Actor | undefined): Promise<Kept<L>>;
  /** Absent = a sender chooses the id, and puts. */
  readonly create?: (body: unknown, actor: Actor | undefined) => Promise<Kept<T>>;
  read(id: string, actor: Actor | undefined): Promise<Kept<T>>;
  put(id: string, body: unknown, actor: Actor | undefined): Promise<Kept<T>>;
  remove(id: string, version: number, actor: Actor | undefined): Promise<Kept<T>>;
}

const readDeleted = queryReader(DELETED_QUERY);
type OfOne = Request<{ id: string }>;

/** `/`: list and create; `/:id`: read, put, delete. A token that nobody knows is 401. */
export function keptRoute<L, T>(who: WhoIs, mostBytes: number, kept: KeptUnderIds<L, T>): Router {
  const route = Router();
  const body = jsonBody(mostBytes);
  route.use(guessing());
  route.get('/', noParameters, async (request, response) => {
    const sender = senderOf(request, response, who);
    if (sender !== undefined) answerKept(response, 200, await kept.list(sender.actor));
  });
  const { create } = kept;
  if (create !== undefined) {
    route.post('/', noParameters, body, async (request, response) => {
      const sender = senderOf(request, response, who);
      if (sender !== undefined) answerKept(response, 201, await create(request.body, sender.actor));
    });
  }
  route.get('/:id', noParameters, async (request: OfOne, response: Response) => {
    const sender = senderOf(request, response, who);
    if (sender === undefined) return;
    answerKept(response, 200, await kept.read(request.params.id, sender.actor));
  });
  route.put('/:id', noParameters, body, async (request: OfOne, response: Response) => {
    const sender = senderOf(request, response, who);
    if (sender === undefined) return;
    answerKept(response, 200, await kept.put(request.params.id, request.body, sender.actor));
  });
  route.delete('/:id', async (request: OfOne, response: Response) => {
    const sender = senderOf(request, response, who);
    if (sender === undefined) return;
    const asked = readDeleted(request);
    if (!asked.ok) return badParameters(response, asked.faults);
    const { version } = asked.query;
    answerKept(response, 200, await kept.remove(request.params.id, version, sender.actor));
  });
  return route;
}
