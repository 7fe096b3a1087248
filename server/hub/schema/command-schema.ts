import { z } from 'zod';
import { BASES } from '../../../contract/delta.ts';
import { PLAYBACK_SPEED, type ExerciseWatch, type Playback } from '../../../contract/socket.ts';

const AN_INSTANT = z.iso.datetime({ offset: true });

const SPEED_VALUE = z.number().min(PLAYBACK_SPEED.min).max(PLAYBACK_SPEED.max);

const EXERCISE_ID = z.string().min(1).max(100);

/** The timeline of an exercise. */
export const EXERCISE_WATCH = z.strictObject({
  exercise: EXERCISE_ID,
}) satisfies z.ZodType<ExerciseWatch>;

/** A playback as it is asked for in a `watch`. */
export const PLAYBACK = z
  .strictObject({
    from: AN_INSTANT.exactOptional(),
    shiftMs: z.int().positive().exactOptional(),
    speed: z.union([z.literal(0), SPEED_VALUE]),
    basis: z.enum(BASES).exactOptional(),
    exercise: EXERCISE_ID.exactOptional(),
  })
  .refine(({ from, shiftMs }) => (from === undefined) !== (shiftMs === undefined), {
    error: 'expected either from or shiftMs',
  }) satisfies z.ZodType<Playback>;

/** Commands of a playback, as they come from a viewer. */
export const SEEK = z.strictObject({ at: AN_INSTANT, basis: z.enum(BASES).exactOptional() });
export const SPEED = z.strictObject({ speed: SPEED_VALUE });
export const PAUSE = z.strictObject({ isPaused: z.boolean() });
export const STEP = z.strictObject({ direction: z.literal([1, -1]) });
