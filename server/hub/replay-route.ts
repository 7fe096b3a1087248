import express, { Router } from 'express';
import { z } from 'zod';
import type { ReplayAnswer, ReplayCommand } from '../../contract/api.ts';
import { problem } from './problem.ts';

/** What drives a recording; the answer is its state after the command. */
export interface ReplayControl {
  state(): ReplayAnswer;
  run(command: ReplayCommand): Promise<ReplayAnswer>;
}

const MAX_SPEED = 600;

const COMMAND = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('play') }),
  z.strictObject({ action: z.literal('pause') }),
  z.strictObject({ action: z.literal('seek'), at: z.iso.datetime({ offset: true }) }),
  z.strictObject({ action: z.literal('speed'), speed: z.number().positive().max(MAX_SPEED) }),
]);

/** `GET` and `POST /api/v1/replay`; a bad command is 400 with what was expected. */
export function replayRoute(control: ReplayControl): Router {
  const route = Router();
  route.get('/', (_request, response) => void response.json(control.state()));
  route.post('/', express.json({ limit: '1kb' }), async (request, response) => {
    const parsed = COMMAND.safeParse(request.body);
    if (!parsed.success) {
      return problem(response, 400, 'bad command', z.prettifyError(parsed.error));
    }
    const command = parsed.data;
    const { from, to } = control.state();
    if (command.action === 'seek') {
      const at = new Date(command.at).toISOString();
      if (at < from || at > to) {
        return problem(response, 400, 'outside the recording', `at: expected ${from} to ${to}`);
      }
      response.json(await control.run({ action: 'seek', at }));
      return;
    }
    response.json(await control.run(command));
  });
  return route;
}
