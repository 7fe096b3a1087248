import type { Request, Response } from 'express';
import { problem } from './problem.ts';

/** Deliveries a source may make in a minute. */
export const PUSHES_A_MINUTE = 600;

const ORIGIN = /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/i;

/**
 * The handshake of CloudEvents' web hooks: a sender asks whether it may deliver here. Any may, at
 * our rate, because each delivery needs a key all the same. A callback address is never asked.
 */
export function handshake(request: Request, response: Response): void {
  const origin = request.get('webhook-request-origin');
  response.set('allow', 'POST, OPTIONS');
  if (origin === undefined) return void response.status(204).end();
  if (!ORIGIN.test(origin)) {
    return problem(response, 400, 'bad origin', 'WebHook-Request-Origin: expected a host name');
  }
  response.set('webhook-allowed-origin', origin);
  response.set('webhook-allowed-rate', String(PUSHES_A_MINUTE));
  response.status(200).end();
}
