import { z } from 'zod';
import {
  CHANGES,
  DOMAINS,
  FLAGS,
  QUALITIES,
  SEVERITIES,
  type EventData,
  type Kind,
  type ObservationData,
  type Provenance,
} from '../../../contract/event.ts';
import { API_SCHEMAS } from './api-schemas.ts';
import { GEOMETRY, INSTANT, TEXT } from './place-schema.ts';

export const SEVERITY = z.enum(SEVERITIES).register(API_SCHEMAS, {
  id: 'Severity',
  description: 'CAP 1.2, most severe first.',
});

export const DOMAIN = z.enum(DOMAINS).register(API_SCHEMAS, { id: 'Domain' });

export const BASIS = z.enum(['documented', 'simulated']);

const PROVENANCE = z
  .object({
    feed: z.string(),
    standard: z.string(),
    ref: z.string(),
    rawId: z.string(),
    sha256: z.string(),
    licence: z.string(),
  })
  .register(API_SCHEMAS, {
    id: 'Provenance',
    description: 'Where an event came from; its bytes are at /api/v1/raw/{rawId}.',
  }) satisfies z.ZodType<Provenance>;

/** What the data of every event carries. */
export const EVENT_DATA = z.object({
  version: z.string(),
  geometry: GEOMETRY.nullable(),
  districts: z.array(z.string()),
  place: TEXT.exactOptional(),
  flags: z.array(z.enum(FLAGS)).exactOptional(),
  basis: BASIS.exactOptional(),
  provenance: PROVENANCE,
}) satisfies z.ZodType<EventData>;

/** The CloudEvents envelope around the data of a kind. */
export function envelope<K extends Kind, D extends z.ZodType>(kind: K, data: D) {
  return z.object({
    specversion: z.literal('1.0'),
    id: z.string(),
    source: z.string(),
    type: z.templateLiteral(['city.', kind, '.', z.enum(CHANGES), '.v1']),
    subject: z.string(),
    time: INSTANT,
    recordedtime: INSTANT,
    sequence: z.string().exactOptional(),
    expirytime: INSTANT.exactOptional(),
    correlationid: z.string().exactOptional(),
    datacontenttype: z.literal('application/json'),
    city: z.string(),
    domain: DOMAIN,
    kind: z.literal(kind),
    data,
  });
}

export const THRESHOLD = z.object({ value: z.number(), severity: SEVERITY, label: TEXT });

export const OBSERVATION_DATA = EVENT_DATA.extend({
  datastream: z.string(),
  featureOfInterest: z.object({ id: z.string(), name: TEXT }),
  observedProperty: z.string(),
  unit: z.string(),
  phenomenonTime: INSTANT,
  resultTime: INSTANT,
  result: z.union([z.number(), z.string(), z.null()]),
  resultQuality: z.enum(QUALITIES),
  range: z.tuple([z.number(), z.number()]).exactOptional(),
  thresholds: z.array(THRESHOLD).exactOptional(),
  fullScale: z.number().exactOptional(),
}) satisfies z.ZodType<ObservationData>;
