import { z } from 'zod';
import {
  EXERCISE_ACTIONS,
  EXERCISE_BASES,
  type ExerciseAnswer,
  type ExerciseCommand,
  type ExercisesAnswer,
  type ExerciseStart,
} from '../../../contract/exercise.ts';
import { KEY } from '../../command/request-schemas.ts';
import { API_SCHEMAS } from './api-schemas.ts';
import { ACTOR } from './office-schema.ts';
import { INSTANT, TEXT } from './place-schema.ts';

const NAME = z.string().min(1).max(100);

export const EXERCISE_START = z
  .strictObject({ script: NAME, over: z.enum(EXERCISE_BASES).exactOptional(), key: KEY })
  .register(API_SCHEMAS, { id: 'ExerciseStart' }) satisfies z.ZodType<ExerciseStart>;

export const EXERCISE_COMMAND = z
  .strictObject({ action: z.enum(EXERCISE_ACTIONS), inject: NAME.exactOptional(), key: KEY })
  .refine(({ action, inject }) => (action === 'inject') === (inject !== undefined), {
    error: 'expected with inject, and only then',
    path: ['inject'],
  })
  .register(API_SCHEMAS, { id: 'ExerciseCommand' }) satisfies z.ZodType<ExerciseCommand>;

export const EXERCISE_ANSWER = z
  .object({
    id: z.string(),
    script: z.string(),
    title: TEXT,
    over: z.enum(EXERCISE_BASES),
    state: z.enum(['running', 'paused', 'ended']),
    startedAt: INSTANT,
    now: INSTANT,
    elapsedSec: z.int(),
    ended: TEXT.exactOptional(),
    injects: z.array(
      z.object({
        id: z.string(),
        atSec: z.int(),
        title: TEXT,
        isDone: z.boolean(),
        problem: z.string().exactOptional(),
      }),
    ),
    steps: z.array(
      z.object({
        at: INSTANT,
        action: z.enum(['start', ...EXERCISE_ACTIONS]),
        by: ACTOR,
        inject: z.string().exactOptional(),
      }),
    ),
  })
  .register(API_SCHEMAS, { id: 'Exercise' }) satisfies z.ZodType<ExerciseAnswer>;

export const EXERCISES_ANSWER = z
  .object({
    exercises: z.array(EXERCISE_ANSWER),
    scripts: z.array(
      z.object({
        id: z.string(),
        title: TEXT,
        injects: z.int(),
        unconnected: z.array(z.string()).exactOptional(),
      }),
    ),
  })
  .register(API_SCHEMAS, { id: 'Exercises' }) satisfies z.ZodType<ExercisesAnswer>;
