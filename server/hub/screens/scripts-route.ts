import { Router } from 'express';
import type { Script, ScriptsAnswer } from '../../../contract/presenter.ts';
import { noParameters } from '../read-query.ts';

/** `GET /api/v1/scripts`: the city's briefings for visits, as they were when the server started. */
export function scriptsRoute(scripts: readonly Script[]): Router {
  const answer: ScriptsAnswer = { scripts };
  const route = Router();
  route.get('/', noParameters, (_request, response) => void response.json(answer));
  return route;
}
