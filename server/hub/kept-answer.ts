import type { Request, Response } from 'express';
import type { Actor } from '../../contract/office.ts';
import type { WhoIs } from '../command/identities.ts';
import type { Kept } from '../command/kept.ts';
import { bearerToken } from './bearer-token.ts';
import { answerCommand, STATUS } from './commands-route.ts';
import { problem } from './problem.ts';

/** Nobody may read; a token that is nobody's is a mistake, and answered as one. */
export function senderOf(
  request: Pick<Request, 'get'>,
  response: Response,
  who: WhoIs,
): { readonly actor: Actor | undefined } | undefined {
  const token = bearerToken(request);
  const actor = who(token);
  if (token === undefined || actor !== undefined) return { actor };
  response.set('www-authenticate', 'Bearer');
  problem(response, 401, 'unauthorized', 'the token is not known here');
  return undefined;
}

/** What is kept, or why not: a problem with its `code`, and with what is kept instead as `newer`. */
export function answerKept<T>(response: Response, status: number, kept: Kept<T>): void {
  response.set('cache-control', 'no-store');
  if (kept.ok) return void response.status(status).json(kept.value);
  const { refusal, newer } = kept;
  if (newer === undefined) return answerCommand(response, refusal);
  const { code, problem: words } = refusal;
  problem(response, STATUS[code], code, words.en ?? words.ko, { code, problem: words, newer });
}
