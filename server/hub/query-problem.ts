import type { Response } from 'express';
import type { ParameterFault } from '../../contract/api.ts';
import type { QueryFailure } from '../../contract/history.ts';
import { problem } from './problem.ts';

const STATUS: Readonly<Record<QueryFailure['kind'], readonly [number, string]>> = {
  'bad-query': [400, 'bad query'],
  'not-held': [404, 'not held'],
  'too-much': [422, 'too much at once'],
  unavailable: [503, 'history not available'],
};
const RETRY_AFTER_SEC = 5;

/** 400 with each parameter that is wrong: what was expected, and what came. */
export function badParameters(response: Response, faults: readonly ParameterFault[]): void {
  const lines = faults.map(({ name, expected, found }) => {
    const came = found === undefined ? '' : `, found ${found}`;
    return `${name}: expected ${expected}${came}`;
  });
  problem(response, 400, 'bad query', lines.join('; '), { parameters: faults });
}

/** Why the history has no answer: 400, 404, 422, or 503 with when to ask again. */
export function queryProblem(response: Response, { kind, detail }: QueryFailure): void {
  const [status, title] = STATUS[kind];
  if (status === 503) response.set('retry-after', String(RETRY_AFTER_SEC));
  problem(response, status, title, detail);
}
