import { z } from 'zod';
import { API_SCHEMAS } from './api-schemas.ts';
import { MODE } from './city-answer-schema.ts';
import { GEOMETRY, INSTANT } from './place-schema.ts';

const CELL = z.union([z.string(), z.number(), z.boolean(), z.null()]);

const FEATURE = z.object({
  type: z.literal('Feature'),
  id: z.string(),
  geometry: GEOMETRY.nullable(),
  properties: z.record(z.string(), CELL),
});

export const FEATURE_COLLECTION = z
  .object({
    type: z.literal('FeatureCollection'),
    city: z.string(),
    mode: MODE,
    zone: z.string(),
    exportedAt: INSTANT,
    attribution: z.array(z.string()),
    features: z.array(FEATURE),
    numberReturned: z.int(),
    isCut: z.boolean().exactOptional(),
    notice: z.string().exactOptional(),
    links: z.array(z.object({ rel: z.literal('next'), href: z.string() })),
  })
  .register(API_SCHEMAS, {
    id: 'FeatureCollection',
    description: 'RFC 7946 with flat properties; a thing without a place has geometry null.',
  });

export const CSV = z.string().register(API_SCHEMAS, {
  id: 'Csv',
  description:
    "RFC 4180 in UTF-8 with a byte order mark; texts that a table would run begin with '.",
});
