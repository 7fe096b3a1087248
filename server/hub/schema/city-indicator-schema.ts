import { z } from 'zod';
import type {
  ComplaintsData,
  PledgeData,
  ScoresData,
  StatisticData,
  VoteData,
} from '../../../contract/city-indicator.ts';
import { BASIS, EVENT_DATA } from './event-schema.ts';
import { INSTANT, TEXT } from './place-schema.ts';

const THEME = z.object({ id: z.string(), name: TEXT });
const COUNTS = z.record(z.string(), z.number());
const FIGURES = z.record(z.string(), z.number().nullable());
const SCALAR = z.union([z.string(), z.number(), z.boolean()]);
const CONDITIONS = z.record(z.string(), z.union([SCALAR, z.array(SCALAR)]));
const SOURCE = { sourceName: TEXT, sourceUrl: z.string().exactOptional() };

export const STATISTIC = EVENT_DATA.extend({
  form: z.literal('statistic'),
  statistic: z.string(),
  theme: THEME,
  label: TEXT,
  unit: TEXT,
  value: z.number().nullable(),
  period: z.object({ from: z.string(), to: z.string(), label: TEXT }),
  target: z.number().exactOptional(),
  targetBy: z.string().exactOptional(),
  better: z.enum(['higher', 'lower', 'neither']),
  past: z.array(z.object({ label: z.string(), value: z.number().nullable() })),
  attainment: z.number().exactOptional(),
  district: z.string().exactOptional(),
  publishedAt: INSTANT.exactOptional(),
  ...SOURCE,
  basis: BASIS.exactOptional(),
}) satisfies z.ZodType<StatisticData>;

export const PLEDGE = EVENT_DATA.extend({
  form: z.literal('pledge'),
  pledge: z.string(),
  nature: z.enum(['pledge', 'project']),
  theme: THEME,
  title: TEXT,
  department: TEXT,
  progressPct: z.number().nullable(),
  state: z.enum(['planned', 'running', 'done', 'delayed', 'stopped']),
  dueOn: z.string().exactOptional(),
  budgetWon: z.number().exactOptional(),
  spentWon: z.number().exactOptional(),
  milestones: z.array(z.object({ name: TEXT, on: z.string(), isDone: z.boolean() })),
  ...SOURCE,
}) satisfies z.ZodType<PledgeData>;

export const VOTE = EVENT_DATA.extend({
  form: z.literal('vote'),
  vote: z.string(),
  title: TEXT,
  from: z.string(),
  to: z.string(),
  options: z.array(z.object({ name: TEXT, votes: z.number() })),
  voters: z.number(),
  outcome: TEXT.exactOptional(),
  ...SOURCE,
}) satisfies z.ZodType<VoteData>;

export const SCORES = EVENT_DATA.extend({
  form: z.literal('scores'),
  until: INSTANT,
  windowSec: z.number(),
  scores: z.record(z.string(), FIGURES),
  domains: z.array(z.object({ id: z.string(), name: TEXT })),
  cap: z.number(),
  total: z.record(z.string(), z.object({ score: z.number().nullable(), known: z.number() })),
  parts: z.array(
    z.object({
      id: z.string(),
      domain: z.string(),
      label: TEXT,
      target: z.number(),
      unit: TEXT,
      better: z.enum(['higher', 'lower']),
      actual: FIGURES,
      events: z.string(),
      count: z.object({
        form: z.enum(['count', 'share']),
        where: CONDITIONS,
        among: CONDITIONS,
        within: z.object({ from: z.string(), to: z.string(), sec: z.number() }).exactOptional(),
        perPeople: z.number().exactOptional(),
      }),
    }),
  ),
  derivedFrom: z.array(z.string()),
}) satisfies z.ZodType<ScoresData>;

export const COMPLAINTS = EVENT_DATA.extend({
  form: z.literal('complaints'),
  until: INSTANT,
  windowSec: z.number(),
  kinds: z.array(
    z.object({
      code: z.string(),
      name: TEXT,
      n: z.number(),
      before: z.number().nullable(),
      open: z.number(),
      byDistrict: COUNTS,
    }),
  ),
  heldFrom: INSTANT.nullable(),
  unheard: z.array(z.string()),
  events: z.string(),
  derivedFrom: z.array(z.string()),
}) satisfies z.ZodType<ComplaintsData>;
