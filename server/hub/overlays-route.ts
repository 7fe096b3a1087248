import express, { Router, type Request, type Response } from 'express';
import { OVERLAY_LIMITS, type OverlaysAnswer } from '../../contract/map-overlay.ts';
import type { WhoIs } from '../command/identities.ts';
import type { SharedOverlays } from '../command/shared-overlays.ts';
import { guessing } from './commands-route.ts';
import { answerKept, senderOf } from './kept-answer.ts';
import { badParameters } from './query-problem.ts';
import { noParameters, queryReader } from './read-query.ts';
import { DELETED_QUERY } from './workspaces-route.ts';

const readDeleted = queryReader(DELETED_QUERY);
const BODY = express.json({ limit: OVERLAY_LIMITS.bytes });
type OfOne = Request<{ id: string }>;

/**
 * `/api/v1/overlays`: what the operator offers and what is shared, read by everybody; with a token
 * one shares an address of an allowed host, or a file of at most 2 MB (413 beyond).
 */
export function overlaysRoute(
  who: WhoIs,
  shared: SharedOverlays,
  offered: Pick<OverlaysAnswer, 'hosts' | 'named'>,
): Router {
  const route = Router();
  route.use(guessing());
  route.get('/', noParameters, async (request, response) => {
    const sender = senderOf(request, response, who);
    if (sender === undefined) return;
    const list = await shared.list(sender.actor);
    answerKept(response, 200, list.ok ? { ok: true, value: { ...offered, ...list.value } } : list);
  });
  route.get('/:id', noParameters, async (request: OfOne, response: Response) => {
    const sender = senderOf(request, response, who);
    if (sender !== undefined)
      answerKept(response, 200, await shared.read(request.params.id, sender.actor));
  });
  route.put('/:id', noParameters, BODY, async (request: OfOne, response: Response) => {
    const sender = senderOf(request, response, who);
    if (sender === undefined) return;
    const { id } = request.params;
    answerKept(response, 200, await shared.keep(id, request.body, sender.actor, offered.hosts));
  });
  route.delete('/:id', async (request: OfOne, response: Response) => {
    const sender = senderOf(request, response, who);
    if (sender === undefined) return;
    const asked = readDeleted(request);
    if (!asked.ok) return badParameters(response, asked.faults);
    const { id } = request.params;
    answerKept(response, 200, await shared.remove(id, asked.query.version, sender.actor));
  });
  return route;
}
