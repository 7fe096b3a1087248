import { z } from 'zod';
import { DENSITY_STEPS_SEC, type DensityAnswer } from '../../../contract/density.ts';
import type { DatastreamsAnswer, EventVersionsAnswer } from '../../../contract/api.ts';
import { BASES } from '../../../contract/delta.ts';
import { KINDS, SEVERITIES } from '../../../contract/event.ts';
import type { HexAnswer } from '../../../contract/hexes.ts';
import {
  AGGREGATE_BY,
  type AggregateAnswer,
  type BandAnswer,
  type SeriesAnswer,
} from '../../../contract/history.ts';
import { API_SCHEMAS } from './api-schemas.ts';
import { CITY_EVENT } from './city-event-schema.ts';
import { INSTANT } from './place-schema.ts';

const some = z.number().exactOptional();

export const EVENTS_BATCH = z.array(CITY_EVENT).register(API_SCHEMAS, {
  id: 'EventsBatch',
  description: 'CloudEvents batch, the last taken first.',
});

export const EVENT_VERSIONS = z
  .object({
    id: z.string(),
    versions: z.array(z.object({ event: CITY_EVENT, raw: z.string().exactOptional() })),
  })
  .register(API_SCHEMAS, {
    id: 'EventVersionsAnswer',
  }) satisfies z.ZodType<EventVersionsAnswer>;

const POINT = z.object({
  at: INSTANT,
  count: z.int(),
  min: some,
  mean: some,
  max: some,
  last: z.number().exactOptional(),
  doubtful: z.int().exactOptional(),
});

const HOLES = z
  .array(z.object({ from: INSTANT, to: INSTANT }))
  .exactOptional()
  .meta({
    description: 'Not every change that arrived in these spans was kept; absent = all is known.',
  });

export const SERIES_ANSWER = z
  .object({
    datastream: z.string(),
    observedProperty: z.string(),
    unit: z.string(),
    from: INSTANT,
    to: INSTANT,
    stepSec: z.number(),
    shiftSec: z.number(),
    basis: z.enum(BASES),
    points: z.array(POINT),
    heldFrom: INSTANT.exactOptional(),
    heldTo: INSTANT.exactOptional(),
    holes: HOLES,
  })
  .register(API_SCHEMAS, {
    id: 'SeriesAnswer',
    description:
      'A step without a number has `count` 0 and no value: a gap, never a 0. `doubtful` counts what is no sound number: suspect, bad, missing, or a text.',
  }) satisfies z.ZodType<SeriesAnswer>;

const BAND_HOUR = z.object({
  at: INSTANT,
  samples: z.int(),
  weeks: z.int(),
  p10: some,
  p50: some,
  p90: some,
});

export const BAND_ANSWER = z
  .object({ datastream: z.string(), unit: z.string(), hours: z.array(BAND_HOUR) })
  .register(API_SCHEMAS, { id: 'BandAnswer' }) satisfies z.ZodType<BandAnswer>;

const GROUP = z.object({
  key: z.array(z.string()),
  count: z.int(),
  min: some,
  mean: some,
  max: some,
});

export const AGGREGATE_ANSWER = z
  .object({
    kind: z.enum(KINDS),
    by: z.array(z.enum(AGGREGATE_BY)),
    from: INSTANT,
    to: INSTANT,
    groups: z.array(GROUP),
    known: INSTANT.exactOptional(),
    heldFrom: INSTANT.exactOptional(),
    holes: HOLES,
  })
  .register(API_SCHEMAS, { id: 'AggregateAnswer' }) satisfies z.ZodType<AggregateAnswer>;

const HEX_CELL = z.object({
  cell: z.string(),
  at: z.tuple([z.number(), z.number()]),
  things: z.int(),
  versions: z.int(),
  worst: z.enum(SEVERITIES).exactOptional(),
  values: z.int().exactOptional(),
  min: some,
  mean: some,
  max: some,
});
const HEX_REST = z.object({ things: z.int(), versions: z.int() });

export const HEX_ANSWER = z
  .object({
    kind: z.enum(KINDS),
    layer: z.string().exactOptional(),
    resolution: z.int(),
    from: INSTANT.exactOptional(),
    to: INSTANT.exactOptional(),
    known: INSTANT.exactOptional(),
    unit: z.string().exactOptional(),
    cells: z.array(HEX_CELL),
    placeless: HEX_REST,
    wide: HEX_REST,
    holes: HOLES,
  })
  .register(API_SCHEMAS, {
    id: 'HexAnswer',
    description:
      'Cells with something in them; `at` is the middle of one. `placeless` counts what has no place, `wide` what is wider than 3 km and stands in no cell.',
  }) satisfies z.ZodType<HexAnswer>;

const DENSITY_BUCKET = z.object({
  at: INSTANT,
  observations: z.int(),
  incidents: z.int(),
  alerts: z.int(),
  requests: z.int(),
  situations: z.int(),
  alarms: z.int(),
});

export const DENSITY_ANSWER = z
  .object({
    from: INSTANT,
    to: INSTANT,
    stepSec: z.union(DENSITY_STEPS_SEC.map((step) => z.literal(step))),
    known: INSTANT.exactOptional(),
    buckets: z.array(DENSITY_BUCKET),
    heldFrom: INSTANT.exactOptional(),
    holes: HOLES,
  })
  .register(API_SCHEMAS, {
    id: 'DensityAnswer',
    description:
      'Stretches of time in which something was; the others had nothing, unless in a hole.',
  }) satisfies z.ZodType<DensityAnswer>;

const DATASTREAM = z.object({
  datastream: z.string(),
  observedProperty: z.string(),
  unit: z.string(),
  name: z.object({ ko: z.string().exactOptional(), en: z.string().exactOptional() }),
  feed: z.string(),
  districts: z.array(z.string()),
  firstAt: INSTANT,
  lastAt: INSTANT,
  count: z.int(),
});

export const DATASTREAMS_ANSWER = z
  .object({ datastreams: z.array(DATASTREAM) })
  .register(API_SCHEMAS, { id: 'DatastreamsAnswer' }) satisfies z.ZodType<DatastreamsAnswer>;
