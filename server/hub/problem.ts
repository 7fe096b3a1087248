import type { Response } from 'express';
import type { Problem } from '../../contract/api.ts';

/** Answers with RFC 9457 problem details; `members` are further ones of this problem. */
export function problem(
  response: Response,
  status: number,
  title: string,
  detail?: string,
  members: object = {},
): void {
  const body: Problem = {
    ...members,
    type: 'about:blank',
    title,
    status,
    ...(detail === undefined ? {} : { detail }),
  };
  response.status(status).type('application/problem+json').send(JSON.stringify(body));
}
