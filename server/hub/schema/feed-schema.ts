import { z } from 'zod';
import { FEED_STATES, TRANSPORTS, type FeedHealth } from '../../../contract/feed-health.ts';
import { API_SCHEMAS } from './api-schemas.ts';
import { DOMAIN } from './event-schema.ts';
import { INSTANT, TEXT } from './place-schema.ts';

const BUDGET = z.object({
  key: z.string(),
  callsPerDay: z.number(),
  left: z.number(),
  resetsAt: INSTANT,
});

export const FEED_HEALTH = z
  .object({
    feed: z.string(),
    title: TEXT,
    about: DOMAIN,
    tells: z.array(z.string()).exactOptional(),
    state: z.enum(FEED_STATES),
    lastGood: INSTANT.nullable(),
    newest: INSTANT.nullable(),
    everySec: z.number(),
    usualEverySec: z.number().exactOptional(),
    transport: z.enum(TRANSPORTS).exactOptional(),
    quality: z.enum(['good', 'uncertain']).exactOptional(),
    budget: BUDGET.exactOptional(),
    drift: z.array(z.string()).exactOptional(),
    countedSince: INSTANT.exactOptional(),
    accepted: z.number(),
    duplicates: z.number(),
    rejected: z.number(),
    lagSec: z.number().nullable(),
    reason: TEXT.exactOptional(),
    rejects: z.array(z.object({ where: z.string(), why: z.string() })),
    licence: z.string(),
    attribution: z.string(),
  })
  .register(API_SCHEMAS, {
    id: 'FeedHealth',
    description: 'Health of a source, so that silence never looks like calm.',
  }) satisfies z.ZodType<FeedHealth>;
