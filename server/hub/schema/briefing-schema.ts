import { z } from 'zod';
import { BRIEFING_KINDS, type Briefing } from '../../../contract/briefing.ts';
import { SEVERITIES } from '../../../contract/event.ts';
import { STAGE_LEVELS } from '../../../contract/stage.ts';
import { API_SCHEMAS } from './api-schemas.ts';
import { MODE } from './city-answer-schema.ts';
import { INSTANT, TEXT } from './place-schema.ts';

const SECTIONS = [
  'situations',
  'notices',
  'incidents',
  'alarms',
  'response',
  'directives',
  'stage',
  'feeds',
  'normal',
  'timeline',
  'evidence',
] as const;

const LINE = z.object({
  at: INSTANT,
  until: INSTANT.nullable().exactOptional(),
  head: TEXT,
  text: TEXT,
  severity: z.enum(SEVERITIES).exactOptional(),
  subject: z.string().exactOptional(),
  feed: z.string().exactOptional(),
});

const SECTION = z.object({
  id: z.enum(SECTIONS),
  title: TEXT,
  summary: TEXT,
  lines: z.array(LINE),
  more: z.int().exactOptional(),
});

const STEPS = z.array(z.number().nullable());

const FIGURE = z.object({
  figure: z.string(),
  label: TEXT,
  unit: TEXT,
  from: INSTANT,
  stepSec: z.number(),
  values: STEPS,
  low: STEPS,
  high: STEPS,
});

export const BRIEFING = z
  .object({
    kind: z.enum(BRIEFING_KINDS),
    city: z.object({ id: z.string(), name: TEXT, zone: z.string() }),
    mode: MODE,
    from: INSTANT,
    to: INSTANT,
    knownAt: INSTANT,
    subject: z.string().exactOptional(),
    title: TEXT,
    lead: TEXT,
    stage: z
      .object({
        level: z.enum(STAGE_LEVELS),
        proposed: z.enum(STAGE_LEVELS),
        isConfirmed: z.boolean(),
      })
      .exactOptional(),
    sections: z.array(SECTION),
    figures: z.array(FIGURE),
    activations: z.object({ stepSec: z.number(), counts: z.array(z.int()) }),
    holes: z.array(z.object({ from: INSTANT, to: INSTANT })).exactOptional(),
    limits: z.array(TEXT),
    links: z.object({ page: z.string(), pdf: z.string(), playback: z.string() }),
  })
  .register(API_SCHEMAS, {
    id: 'Briefing',
    description:
      'What changed, composed from the log by rule: the same span, `knownAt` and log give the same bytes. `more` = lines left out for length; `until` null = it had not ended.',
  }) satisfies z.ZodType<Briefing>;

export const PDF = z
  .string()
  .meta({ contentMediaType: 'application/pdf' })
  .register(API_SCHEMAS, { id: 'Pdf', description: 'A4, printed from the page.' });
