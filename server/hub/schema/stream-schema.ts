import { z } from 'zod';
import { BASES, type Delta, type Heartbeat } from '../../../contract/delta.ts';
import { PLAYBACK_SPEED, type PlaybackAnswer, type WatchAnswer } from '../../../contract/socket.ts';
import { API_SCHEMAS } from './api-schemas.ts';
import { MODE } from './city-answer-schema.ts';
import { CITY_EVENT } from './city-event-schema.ts';
import { INSTANT } from './place-schema.ts';

const SEQ = z.int().nonnegative();
const POSITION = z.object({ epoch: z.string(), seq: SEQ });
const REFUSED = z.object({ ok: z.literal(false), problem: z.string() });

export const DELTA = z
  .object({
    epoch: z.string(),
    from: SEQ,
    to: SEQ,
    now: INSTANT,
    upserts: z.array(CITY_EVENT),
    removals: z.array(z.string()),
  })
  .register(API_SCHEMAS, {
    id: 'Delta',
    description:
      'Changes `from`…`to`, both included. Apply only if `from` follows the position held; `to` at or before it is a repeat; anything else is a gap.',
  }) satisfies z.ZodType<Delta>;

export const HEARTBEAT = POSITION.extend({
  now: INSTANT,
  mode: MODE,
  build: z.string(),
  speed: z.number(),
  seeking: INSTANT.exactOptional(),
  basis: z.enum(BASES).exactOptional(),
  problem: z.string().exactOptional(),
}).register(API_SCHEMAS, { id: 'Heartbeat' }) satisfies z.ZodType<Heartbeat>;

export const DRAIN = z
  .object({ retryMs: z.number() })
  .register(API_SCHEMAS, { id: 'Drain', description: 'Come back after `retryMs`.' });

export const WATCH_ANSWER = z
  .discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), resumed: z.boolean(), position: POSITION }),
    REFUSED.extend({ build: z.string().exactOptional() }),
  ])
  .register(API_SCHEMAS, { id: 'WatchAnswer' }) satisfies z.ZodType<WatchAnswer>;

export const PLAYBACK_ANSWER = z
  .discriminatedUnion('ok', [
    z.object({
      ok: z.literal(true),
      now: INSTANT,
      speed: z.number().max(PLAYBACK_SPEED.max),
      basis: z.enum(BASES),
      span: z.object({ from: INSTANT, to: INSTANT }),
    }),
    REFUSED,
  ])
  .register(API_SCHEMAS, { id: 'PlaybackAnswer' }) satisfies z.ZodType<PlaybackAnswer>;
