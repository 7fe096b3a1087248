import { z } from 'zod';
import type { ResponseClockData, ResponseShareData } from '../../../contract/response.ts';
import { OFFICE_DATA } from './office-schema.ts';
import { INSTANT, TEXT } from './place-schema.ts';

export const RESPONSE_CLOCK = OFFICE_DATA.extend({
  form: z.literal('response-clock'),
  incident: z.string(),
  lifecycle: z.enum(['fire', 'ems', 'rescue']),
  steps: z.array(
    z.object({
      code: z.string(),
      name: TEXT,
      at: INSTANT.nullable(),
      isMissing: z.boolean().exactOptional(),
      isOutOfOrder: z.boolean().exactOptional(),
    }),
  ),
  segments: z.array(
    z.object({
      id: z.string(),
      label: TEXT,
      targetSec: z.number(),
      from: INSTANT.nullable(),
      to: INSTANT.nullable(),
      tookSec: z.number().exactOptional(),
      state: z.enum(['awaited', 'running', 'met', 'breached', 'gap']),
      breachAt: INSTANT.exactOptional(),
    }),
  ),
  breaches: z.number(),
  endedAt: INSTANT.exactOptional(),
}) satisfies z.ZodType<ResponseClockData>;

export const RESPONSE_SHARE = OFFICE_DATA.extend({
  form: z.literal('response-share'),
  since: INSTANT,
  goldenSec: z.number(),
  byDistrict: z.record(
    z.string(),
    z.object({
      calls: z.number(),
      timed: z.number(),
      inTime: z.number(),
      sharePct: z.number().nullable(),
      medianSec: z.number().nullable(),
    }),
  ),
  city: z.object({ calls: z.number(), timed: z.number(), sharePct: z.number().nullable() }),
  segments: z.array(
    z.object({
      id: z.string(),
      label: TEXT,
      targetSec: z.number(),
      targetPct: z.number().exactOptional(),
      timed: z.number(),
      breaches: z.number(),
      sharePct: z.number().nullable(),
    }),
  ),
}) satisfies z.ZodType<ResponseShareData>;
