import { z } from 'zod';
import type { TraceAnswer } from '../../../contract/trace.ts';
import { TRANSPORTS } from '../../../contract/feed-health.ts';
import { API_SCHEMAS } from './api-schemas.ts';
import { INSTANT, TEXT } from './place-schema.ts';

const BYTES = { byteFrom: z.int(), byteTo: z.int() };

const FIELD = z
  .object({
    path: z.string(),
    ...BYTES,
    text: z.string(),
    makes: z.array(z.string()),
    decides: z.boolean().exactOptional(),
    table: z.string().exactOptional(),
  })
  .register(API_SCHEMAS, {
    id: 'TracedField',
    description:
      'Bytes `byteFrom` up to before `byteTo` of the body, or of the named table of the source. `makes`: paths within the event; none = dropped. `decides`: with any other value there was no such event.',
  });

const READING = z
  .object({
    state: z.enum(['traced', 'unknown-form', 'not-reproduced', 'failed']),
    form: z.enum(['json', 'xml', 'csv', 'protobuf']).exactOptional(),
    row: z.object({ path: z.string(), ...BYTES }).exactOptional(),
    fields: z.array(FIELD),
    rest: z.array(
      z.object({ property: z.string(), from: z.enum(['registry', 'receipt', 'connector']) }),
    ),
    differs: z.array(z.string()).exactOptional(),
    isCut: z.boolean().exactOptional(),
  })
  .register(API_SCHEMAS, {
    id: 'TracedReading',
    description:
      'What reading the body again has shown. `rest`: properties that are not in the message. `differs`: properties that are another now; none = the same.',
  });

const NAMED = { rawId: z.string(), sha256: z.string() };

const RAW = z
  .discriminatedUnion('state', [
    z.object({
      state: z.literal('held'),
      ...NAMED,
      path: z.string(),
      call: z.string(),
      receivedAt: INSTANT,
      bytes: z.int(),
      contentType: z.string().exactOptional(),
      isIntact: z.boolean(),
      again: z.array(INSTANT).exactOptional(),
    }),
    z.object({ state: z.literal('gone'), ...NAMED, heldUntil: INSTANT.exactOptional() }),
    z.object({ state: z.literal('unknown'), ...NAMED }),
    z.object({ state: z.literal('withheld'), ...NAMED }),
    z.object({ state: z.literal('computed'), derivedFrom: z.array(z.string()) }),
  ])
  .register(API_SCHEMAS, {
    id: 'TracedRaw',
    description:
      'The bytes behind an event. `isIntact`: they still have the hash that the event names. `again`: when the very same bytes came besides.',
  });

const FEED = z
  .object({
    id: z.string(),
    title: TEXT,
    standard: z.string(),
    licence: z.string(),
    attribution: z.string(),
    transport: z.enum(TRANSPORTS),
    everySec: z.number(),
    lagSec: z.number().exactOptional(),
  })
  .register(API_SCHEMAS, { id: 'TracedFeed' });

export const TRACE_ANSWER = z
  .object({
    id: z.string(),
    feed: FEED.exactOptional(),
    raw: RAW,
    reading: READING.exactOptional(),
  })
  .register(API_SCHEMAS, { id: 'TraceAnswer' }) satisfies z.ZodType<TraceAnswer>;
