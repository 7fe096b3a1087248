import { Router, type Response } from 'express';
import { COMMANDS, type CommandAnswer } from '../../contract/command.ts';
import type { CommandDoor } from '../command/command-door.ts';
import type { WhoIs } from '../command/identities.ts';
import { bearerToken } from './bearer-token.ts';
import { guessing } from './guessing.ts';
import { jsonBody } from './json-body.ts';
import { problem } from './problem.ts';

type Refusal = Extract<CommandAnswer, { readonly ok: false }>;

export const STATUS: Readonly<Record<Refusal['code'], number>> = {
  'bad-request': 400,
  'unknown-role': 401,
  'not-allowed': 403,
  'no-such-subject': 404,
  conflict: 409,
  past: 409,
  unavailable: 503,
};
const RETRY_AFTER_SEC = 5;

/** `POST /api/v1/commands/{name}`: answered once it is in the log; refusals are problems with their `code`. */
export function commandsRoute(who: WhoIs, door: CommandDoor): Router {
  const route = Router();
  route.post('/:name', guessing(), jsonBody(16_384), async (request, response) => {
    const name = COMMANDS.find((known) => known === request.params.name);
    if (name === undefined) {
      return problem(response, 404, 'no such command', `one of ${COMMANDS.join(', ')}`);
    }
    const actor = who(bearerToken(request));
    answerCommand(response, await door.carryOut(name, request.body, actor));
  });
  return route;
}

/** A command's answer as an HTTP answer. */
export function answerCommand(response: Response, answer: CommandAnswer): void {
  response.set('cache-control', 'no-store');
  if (answer.ok) return void response.json(answer);
  const { code, problem: words } = answer;
  const status = STATUS[code];
  if (status === 401) response.set('www-authenticate', 'Bearer');
  if (status === 503) response.set('retry-after', String(RETRY_AFTER_SEC));
  problem(response, status, code, words.en ?? words.ko, { code, problem: words });
}
