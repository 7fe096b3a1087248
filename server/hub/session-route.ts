import { Router } from 'express';
import type { Contact } from '../../contract/office.ts';
import type { SessionAnswer } from '../../contract/session.ts';
import type { Identity, WhoIs } from '../command/identities.ts';
import { commandsOf } from '../command/may-command.ts';
import { bearerToken } from './bearer-token.ts';
import { guessing } from './guessing.ts';
import { problem } from './problem.ts';
import { noParameters } from './read-query.ts';

interface SessionParts {
  readonly who: WhoIs;
  readonly isReadOnly: boolean;
  readonly contacts: readonly Contact[];
  /** Only of a demo. */
  readonly demo?: readonly Identity[];
}

/** `GET /api/v1/session`: who the sender is and what it may do; a token that nobody knows is 401. */
export function sessionRoute({ who, isReadOnly, contacts, demo }: SessionParts): Router {
  const route = Router();
  route.get('/', guessing(), noParameters, (request, response) => {
    const token = bearerToken(request);
    const actor = who(token) ?? null;
    response.set('cache-control', 'no-store');
    if (token !== undefined && actor === null) {
      response.set('www-authenticate', 'Bearer');
      return problem(response, 401, 'unauthorized', 'the token is not known here');
    }
    const may = actor === null ? [] : commandsOf(actor.role);
    const answer: SessionAnswer = {
      actor,
      may,
      isReadOnly,
      ...(may.includes('direct') ? { contacts } : {}),
      ...(demo === undefined
        ? {}
        : {
            demo: demo.map(({ actor: { name, role }, token: own }) => ({ name, role, token: own })),
          }),
    };
    response.json(answer);
  });
  return route;
}
