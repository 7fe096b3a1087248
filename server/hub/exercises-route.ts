import { Router, type Request, type RequestHandler, type Response } from 'express';
import { z } from 'zod';
import type { ExerciseAnswer } from '../../contract/exercise.ts';
import type { Actor } from '../../contract/office.ts';
import type { WhoIs } from '../command/identities.ts';
import { isAtLeast } from '../command/may-command.ts';
import { REFUSALS, type Refusal } from '../command/refusals.ts';
import type { ExerciseDesk } from '../exercise/exercise-desk.ts';
import { bearerToken } from './bearer-token.ts';
import { answerCommand } from './commands-route.ts';
import { guessing } from './guessing.ts';
import { jsonBody } from './json-body.ts';
import { problem } from './problem.ts';
import { noParameters } from './read-query.ts';
import { EXERCISE_COMMAND, EXERCISE_START } from './schema/exercise-schema.ts';

export interface ExercisesRouteParts {
  readonly who: WhoIs;
  readonly desk: ExerciseDesk;
  /** What can be read of one, and its office, below its address; undefined = there is none such. */
  readonly reads: (id: string) => Promise<RequestHandler | undefined>;
}

/** Of whichever path. */
type Sent = Pick<Request, 'get' | 'body'>;

const BODY = jsonBody(4096);

/**
 * `GET` and `POST /api/v1/exercises`, and of each `GET`, `POST` and what is below it. Only supervisors
 * start and steer them; a refusal is a problem with its `code`, as of commands.
 */
export function exercisesRoute({ who, desk, reads }: ExercisesRouteParts): Router {
  const route = Router();
  route.get('/', noParameters, (_request, response) => void response.json(desk.list()));
  route.post('/', guessing(), BODY, async (request, response) => {
    const actor = supervisor(request, response, who);
    const asked = actor && read(EXERCISE_START, request, response);
    if (actor === undefined || asked === undefined) return;
    answer(response, 201, await desk.start(asked, actor));
  });
  route.get('/:id', noParameters, (request, response) => {
    const found = desk.find(request.params.id);
    if (found === undefined) noneSuch(request, response);
    else response.json(found);
  });
  route.post('/:id', guessing(), BODY, async (request: Request<{ id: string }>, response) => {
    const actor = supervisor(request, response, who);
    const asked = actor && read(EXERCISE_COMMAND, request, response);
    if (actor === undefined || asked === undefined) return;
    answer(response, 200, await desk.command(request.params.id, asked, actor));
  });
  route.use('/:id', async (request, response, next) => {
    const below = await reads(request.params.id);
    if (below === undefined) return noneSuch(request, response);
    below(request, response, next);
  });
  return route;
}

function supervisor(request: Sent, response: Response, who: WhoIs): Actor | undefined {
  const actor = who(bearerToken(request));
  if (actor === undefined) answerCommand(response, REFUSALS.unknown);
  else if (actor.contact === undefined && isAtLeast(actor.role, 'supervisor')) return actor;
  else answerCommand(response, REFUSALS.roleAtLeast('supervisor'));
  return undefined;
}

function read<S extends z.ZodType>(
  schema: S,
  request: Sent,
  response: Response,
): z.output<S> | undefined {
  const parsed = schema.safeParse(request.body);
  if (parsed.success) return parsed.data;
  const why = z.prettifyError(parsed.error).replaceAll(/\s+/g, ' ');
  problem(response, 400, 'bad request', why);
  return undefined;
}

function answer(
  response: Response,
  status: number,
  outcome: { readonly ok: true; readonly exercise: ExerciseAnswer } | Refusal,
): void {
  if (!outcome.ok) return answerCommand(response, outcome);
  response.status(status).json(outcome.exercise);
}

function noneSuch(request: Request<{ id: string }>, response: Response): void {
  problem(response, 404, 'no such exercise', request.params.id);
}
