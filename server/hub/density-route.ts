import { Router } from 'express';
import { z } from 'zod';
import { DENSITY_STEPS_SEC, type DensityStepSec } from '../../contract/density.ts';
import type { PastParts } from './http-parts.ts';
import { badParameters, queryProblem } from './query-problem.ts';
import { instantParameter, isInOrder, NOT_IN_ORDER, present } from './query-parameters.ts';
import { queryReader } from './read-query.ts';
import { JSON_TYPE, sendPacked } from './send-packed.ts';
import { tellHoles } from './tell-holes.ts';

/** Parameters of `GET /api/v1/density`; `step` in seconds. */
export const DENSITY_QUERY = z
  .strictObject({
    from: instantParameter,
    to: instantParameter,
    step: z.int(),
    known: instantParameter.exactOptional(),
  })
  .refine(isInOrder, NOT_IN_ORDER)
  .refine(({ step }) => stepOf(step) !== undefined, {
    path: ['step'],
    error: `one of ${DENSITY_STEPS_SEC.join(', ')}`,
  });

function stepOf(step: number): DensityStepSec | undefined {
  return DENSITY_STEPS_SEC.find((known) => known === step);
}

const READ = queryReader(DENSITY_QUERY);

/**
 * `GET /api/v1/density`: how many things and values there were in each stretch of time, as
 * `DensityAnswer`. 400 = a parameter is wrong, 422 = too many stretches, 503 = the history cannot
 * answer now.
 */
export function densityRoute({ history }: Pick<PastParts, 'history'>): Router {
  const route = Router();
  route.get('/', async (request, response) => {
    const read = READ(request);
    if (!read.ok) return badParameters(response, read.faults);
    const { from, to, step, known } = read.query;
    const stepSec = stepOf(step) ?? 300;
    const found = await history.density({ from, to, stepSec, ...present({ knownAt: known }) });
    if (!found.ok) return queryProblem(response, found);
    tellHoles(response, found.answer.holes);
    await sendPacked(request, response, JSON_TYPE, JSON.stringify(found.answer));
  });
  return route;
}
