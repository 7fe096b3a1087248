import { z } from 'zod';
import { basisParameter, instantParameter } from './query-parameters.ts';

/** Parameters of `GET /api/v1/snapshot`; `basis` tells how a past instant is shown. */
export const SNAPSHOT_QUERY = z
  .strictObject({
    view: z.enum(['ops']).exactOptional(),
    at: instantParameter.exactOptional(),
    basis: basisParameter.exactOptional(),
  })
  .refine(({ at, basis }) => basis === undefined || at !== undefined, {
    path: ['basis'],
    error: 'it only with `at`',
  });
