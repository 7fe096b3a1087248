import { z } from 'zod';
import type {
  CityAnswer,
  FeedsAnswer,
  LayersAnswer,
  RejectsAnswer,
  TimelineAnswer,
} from '../../../contract/api.ts';
import { BASES, MODES, TOPICS, VIEWS, type Snapshot } from '../../../contract/delta.ts';
import { KINDS } from '../../../contract/event.ts';
import { FEED_STATES } from '../../../contract/feed-health.ts';
import { API_SCHEMAS } from './api-schemas.ts';
import { CITY_EVENT } from './city-event-schema.ts';
import { DOMAIN } from './event-schema.ts';
import { FEED_HEALTH } from './feed-schema.ts';
import { BOUNDS, DISTRICT, INSTANT, LON_LAT, TEXT } from './place-schema.ts';

export const MODE = z.enum(MODES).register(API_SCHEMAS, {
  id: 'Mode',
  description: 'Only `live` is the city as it is now.',
});

export const CITY_ANSWER = z
  .object({
    id: z.string(),
    name: TEXT,
    shortName: TEXT,
    emergencyNumber: z.string().exactOptional(),
    languages: z.array(z.string()),
    zone: z.string(),
    night: z.object({ from: z.string(), to: z.string() }).exactOptional(),
    bounds: BOUNDS,
    districts: z.array(DISTRICT),
    wall: z.object({ pitchMm: z.number(), viewingDistanceM: z.number() }),
    screens: z.record(
      z.string(),
      z.object({ name: TEXT, pitchMm: z.number(), viewingDistanceM: z.number() }),
    ),
    figures: z.array(z.object({ id: z.string(), domain: DOMAIN, label: TEXT })),
    layers: z.array(z.string()).exactOptional(),
    basemap: z.object({ style: z.string().exactOptional(), note: TEXT.exactOptional() }),
    places: z.array(z.object({ name: TEXT, at: LON_LAT })),
    attribution: z.array(z.string()),
    mode: MODE,
  })
  .register(API_SCHEMAS, { id: 'CityAnswer' }) satisfies z.ZodType<CityAnswer>;

export const FEEDS_ANSWER = z
  .object({ now: INSTANT, feeds: z.array(FEED_HEALTH) })
  .register(API_SCHEMAS, { id: 'FeedsAnswer' }) satisfies z.ZodType<FeedsAnswer>;

const REJECT = z.object({
  at: INSTANT,
  where: z.string(),
  why: z.string(),
  sample: z.string().exactOptional(),
});

export const REJECTS_ANSWER = z
  .object({ feed: z.string(), total: z.number(), rejects: z.array(REJECT) })
  .register(API_SCHEMAS, { id: 'RejectsAnswer' }) satisfies z.ZodType<RejectsAnswer>;

const POSITION = { epoch: z.string(), seq: z.int().nonnegative() };

export const TIMELINE_ANSWER = z
  .object({
    ...POSITION,
    now: INSTANT,
    mode: MODE,
    speed: z.number(),
    span: z.object({ from: INSTANT, to: INSTANT }).exactOptional(),
  })
  .register(API_SCHEMAS, { id: 'TimelineAnswer' }) satisfies z.ZodType<TimelineAnswer>;

const LAYER = z.object({
  id: z.string(),
  kind: z.enum(KINDS),
  observedProperty: z.string().exactOptional(),
  domains: z.array(DOMAIN),
  count: z.int(),
  placed: z.int(),
  feeds: z.array(z.string()),
  newestAt: INSTANT,
  health: z.enum(FEED_STATES).exactOptional(),
});

export const LAYERS_ANSWER = z
  .object({ now: INSTANT, layers: z.array(LAYER) })
  .register(API_SCHEMAS, { id: 'LayersAnswer' }) satisfies z.ZodType<LayersAnswer>;

export const SNAPSHOT = z
  .object({
    ...POSITION,
    protocol: z.int(),
    city: z.string(),
    view: z.enum(VIEWS),
    topics: z.array(z.enum(TOPICS)),
    mode: MODE,
    basis: z.enum(BASES).exactOptional(),
    speed: z.number(),
    now: INSTANT,
    events: z.array(CITY_EVENT),
  })
  .register(API_SCHEMAS, {
    id: 'Snapshot',
    description: 'The whole city at `seq`, as of `now` on the timeline’s clock.',
  }) satisfies z.ZodType<Snapshot>;
