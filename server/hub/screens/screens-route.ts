import { Router, type Request } from 'express';
import type { WhoIs } from '../../command/identities.ts';
import { bearerToken } from '../bearer-token.ts';
import { answerCommand } from '../commands-route.ts';
import { guessing } from '../guessing.ts';
import { jsonBody } from '../json-body.ts';
import { noParameters } from '../read-query.ts';
import type { ScreenRelay } from './screen-relay.ts';

/** `GET /api/v1/screens`, for everybody, and `POST …/{id}/commands`, from role operator on. */
export function screensRoute(who: WhoIs, screens: Pick<ScreenRelay, 'list' | 'command'>): Router {
  const route = Router();
  route.get('/', noParameters, (_request, response) => {
    response.set('cache-control', 'no-store');
    response.json(screens.list());
  });
  const body = jsonBody(16_384);
  route.post(
    '/:id/commands',
    guessing(),
    body,
    async (request: Request<{ id: string }>, response) => {
      const actor = who(bearerToken(request));
      answerCommand(response, await screens.command(request.params.id, request.body, actor));
    },
  );
  return route;
}
