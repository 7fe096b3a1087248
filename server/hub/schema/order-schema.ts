import { z } from 'zod';
import type { Problem, ReplayAnswer } from '../../../contract/api.ts';
import type { PushAnswer } from '../push-answer.ts';
import { API_SCHEMAS } from './api-schemas.ts';
import { INSTANT, TEXT } from './place-schema.ts';

export const REPLAY_ANSWER = z
  .object({
    scenario: z.string(),
    title: TEXT,
    from: INSTANT,
    to: INSTANT,
    now: INSTANT,
    speed: z.number(),
    playing: z.boolean(),
    chapters: z.array(z.object({ at: INSTANT, title: TEXT })),
    documented: z.int(),
    simulated: z.int(),
  })
  .register(API_SCHEMAS, { id: 'ReplayAnswer' }) satisfies z.ZodType<ReplayAnswer>;

const PUSH_ITEM = z.object({
  index: z.int(),
  id: z.string().exactOptional(),
  status: z.enum(['accepted', 'duplicate', 'rejected', 'skipped']),
  reason: z.string().exactOptional(),
});

export const PUSH_ANSWER = z
  .object({
    accepted: z.int(),
    duplicates: z.int(),
    rejected: z.int(),
    items: z.array(PUSH_ITEM),
    reason: z.string().exactOptional(),
  })
  .register(API_SCHEMAS, { id: 'PushAnswer' }) satisfies z.ZodType<PushAnswer>;

const PARAMETER_FAULT = z.object({
  name: z.string(),
  expected: z.string(),
  found: z.string().exactOptional(),
});

export const PROBLEM = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().exactOptional(),
    parameters: z.array(PARAMETER_FAULT).exactOptional(),
    code: z.string().exactOptional(),
    problem: TEXT.exactOptional(),
  })
  .register(API_SCHEMAS, {
    id: 'Problem',
    description: 'RFC 9457 problem details.',
  }) satisfies z.ZodType<Problem>;
