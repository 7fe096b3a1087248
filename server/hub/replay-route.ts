import { Router } from 'express';
import { z } from 'zod';
import type { ReplayAnswer, ReplayCommand } from '../../contract/api.ts';
import { jsonBody } from './json-body.ts';
import { problem } from './problem.ts';

/** What drives a recording; the answer is its state after the command. */
export interface ReplayControl {
  state(): ReplayAnswer;
  run(command: ReplayCommand): Promise<ReplayAnswer>;
}

const MAX_SPEED = 600;

export const COMMAND = z
  .strictObject({
    action: z.enum(['play', 'pause', 'seek', 'speed']),
    at: z.iso.datetime({ offset: true }).exactOptional(),
    speed: z.number().positive().max(MAX_SPEED).exactOptional(),
  })
  .refine(({ action, at }) => action !== 'seek' || at !== undefined, {
    error: 'expected an instant to seek to',
    path: ['at'],
  })
  .refine(({ action, speed }) => action !== 'speed' || speed !== undefined, {
    error: 'expected a speed',
    path: ['speed'],
  });

/** `GET` and `POST /api/v1/replay`; a bad command is 400 with what was expected. */
export function replayRoute(control: ReplayControl): Router {
  const route = Router();
  route.get('/', (_request, response) => void response.json(control.state()));
  route.post('/', jsonBody(1024), async (request, response) => {
    const parsed = COMMAND.safeParse(request.body);
    if (!parsed.success) {
      return problem(response, 400, 'bad command', z.prettifyError(parsed.error));
    }
    const { at, ...command } = parsed.data;
    if (at === undefined) {
      response.json(await control.run(command));
      return;
    }
    const instant = new Date(at).toISOString();
    const { from, to } = control.state();
    if (instant < from || instant > to) {
      return problem(response, 400, 'outside the recording', `at: expected ${from} to ${to}`);
    }
    response.json(await control.run({ ...command, at: instant }));
  });
  return route;
}
