import { z } from 'zod';
import { BASES } from '../../../contract/delta.ts';
import { PLAYBACK_SPEED } from '../../../contract/socket.ts';

const AN_INSTANT = z.iso.datetime({ offset: true });

/** Commands of a playback, as they come from a viewer. */
export const SEEK = z.strictObject({ at: AN_INSTANT, basis: z.enum(BASES).exactOptional() });
export const SPEED = z.strictObject({
  speed: z.number().min(PLAYBACK_SPEED.min).max(PLAYBACK_SPEED.max),
});
export const PAUSE = z.strictObject({ isPaused: z.boolean() });
export const STEP = z.strictObject({ direction: z.literal([1, -1]) });
