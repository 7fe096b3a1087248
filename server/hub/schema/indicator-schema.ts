import { z } from 'zod';
import { SEVERITIES } from '../../../contract/event.ts';
import type { IndicatorData } from '../../../contract/indicator.ts';
import { ALARM_AUDIT, ALARM_LOAD } from './alarm-schema.ts';
import { COMPLAINTS, PLEDGE, SCORES, STATISTIC, VOTE } from './city-indicator-schema.ts';
import { BASIS, EVENT_DATA } from './event-schema.ts';
import { INSTANT, TEXT } from './place-schema.ts';
import { RESPONSE_CLOCK, RESPONSE_SHARE } from './response-schema.ts';

const SERIES = z.array(z.number().nullable());
const INPUTS = z.tuple([z.number(), z.number()]);

const FIGURE = EVENT_DATA.extend({
  form: z.literal('figure'),
  figure: z.string(),
  label: TEXT,
  span: TEXT,
  value: z.number().nullable(),
  unit: TEXT,
  severity: z.enum([...SEVERITIES, 'Normal']),
  normal: z.tuple([z.number(), z.number()]).exactOptional(),
  criterion: z.number().exactOptional(),
  peak: z
    .object({
      value: z.number(),
      at: INSTANT,
      place: TEXT.exactOptional(),
      basis: BASIS.exactOptional(),
    })
    .exactOptional(),
  at: TEXT.exactOptional(),
  inputs: INPUTS.exactOptional(),
  asOf: INSTANT.nullable(),
  derivedFrom: z.array(z.string()),
});

const STRIP = EVENT_DATA.extend({
  form: z.literal('strip'),
  figure: z.string(),
  until: INSTANT,
  stepSec: z.number(),
  values: SERIES,
  low: SERIES,
  high: SERIES,
  derivedFrom: z.array(z.string()),
});

const DISTRICT_LEVELS = EVENT_DATA.extend({
  form: z.literal('district-levels'),
  until: INSTANT,
  cellSec: z.number(),
  cells: z.record(z.string(), z.string()),
  reasons: z.record(z.string(), z.array(TEXT)),
  derivedFrom: z.array(z.string()),
});

const COORDINATE = z.tuple([z.number(), z.number()]);
const POLYGONS = z.array(z.array(z.array(COORDINATE)));

const RAIN_FIELD = EVENT_DATA.extend({
  form: z.literal('rain-field'),
  asOf: INSTANT.nullable(),
  inputs: INPUTS,
  bands: z.array(z.object({ mm: z.number(), rings: POLYGONS })),
  unmeasured: POLYGONS.exactOptional(),
  gauges: z
    .array(
      z.object({
        subject: z.string(),
        name: TEXT,
        at: COORDINATE,
        districts: z.array(z.string()),
        mm: z.number().nullable(),
        basis: BASIS.exactOptional(),
      }),
    )
    .exactOptional(),
  derivedFrom: z.array(z.string()),
});

export const INDICATOR_DATA = z.discriminatedUnion('form', [
  FIGURE,
  STRIP,
  DISTRICT_LEVELS,
  RAIN_FIELD,
  ALARM_AUDIT,
  ALARM_LOAD,
  RESPONSE_CLOCK,
  RESPONSE_SHARE,
  STATISTIC,
  PLEDGE,
  VOTE,
  SCORES,
  COMPLAINTS,
]) satisfies z.ZodType<IndicatorData>;
