import { z } from 'zod';
import {
  ALARM_LOADS,
  ALARM_STATES,
  ANNUNCIATIONS,
  PRIORITIES,
  type AlarmAuditData,
  type AlarmData,
  type AlarmLoadData,
} from '../../../contract/alarm.ts';
import { DOMAIN, SEVERITY } from './event-schema.ts';
import { ACTOR, OFFICE_DATA, transition } from './office-schema.ts';
import { INSTANT, TEXT } from './place-schema.ts';

export const ANNUNCIATION = z.enum(ANNUNCIATIONS);

const AHEAD = z.object({
  limit: z.number(),
  label: TEXT,
  at: INSTANT,
  earliest: INSTANT,
  latest: INSTANT.exactOptional(),
  samples: z.number(),
  spanSec: z.number(),
});

export const ALARM_DATA = OFFICE_DATA.extend({
  rule: z.string(),
  label: TEXT,
  hazard: z.string(),
  priority: z.enum(PRIORITIES),
  severity: SEVERITY,
  state: z.enum(ALARM_STATES),
  isActive: z.boolean(),
  isAcknowledged: z.boolean(),
  watched: z.string(),
  value: z.number().nullable(),
  unit: z.string(),
  limit: z.number().exactOptional(),
  direction: z.enum(['above', 'below']).exactOptional(),
  deadBand: z.number().exactOptional(),
  worst: z.object({ value: z.number(), at: INSTANT }).exactOptional(),
  ratePerHour: z.number().exactOptional(),
  ahead: AHEAD.exactOptional(),
  isStale: z.boolean().exactOptional(),
  activeSince: INSTANT,
  clearedAt: INSTANT.exactOptional(),
  endedAt: INSTANT.exactOptional(),
  activations: z.number(),
  isChattering: z.boolean().exactOptional(),
  isStanding: z.boolean().exactOptional(),
  assignee: z.string().exactOptional(),
  notes: z.array(z.object({ at: INSTANT, actor: ACTOR, text: z.string() })),
  shelvedUntil: INSTANT.exactOptional(),
  isSnoozed: z.boolean().exactOptional(),
  suppressedBy: z.string().exactOptional(),
  annunciation: ANNUNCIATION,
  annunciatedAt: INSTANT.exactOptional(),
  into: z.string().exactOptional(),
  transitions: z.array(transition(ALARM_STATES)),
}) satisfies z.ZodType<AlarmData>;

export const ALARM_LOAD = OFFICE_DATA.extend({
  form: z.literal('alarm-load'),
  load: z.enum(ALARM_LOADS),
  lastTenMin: z.number(),
  interruptsLastHour: z.number(),
  mostInterruptsAnHour: z.number(),
  active: z.number(),
  unacknowledged: z.number(),
  shelved: z.number(),
  suppressed: z.number(),
  standing: z.number(),
  chattering: z.number(),
  groups: z.array(
    z.object({
      hazard: z.string(),
      district: z.string(),
      severity: SEVERITY,
      n: z.number(),
      domain: DOMAIN,
    }),
  ),
  audit: z.object({
    since: INSTANT,
    n: z.number(),
    sharePct: z.object({ high: z.number(), medium: z.number(), low: z.number() }).nullable(),
  }),
  badActors: z.array(z.object({ rule: z.string(), n: z.number() })),
  unjudged: z.array(z.object({ rule: z.string(), n: z.number(), reasons: z.array(z.string()) })),
}) satisfies z.ZodType<AlarmLoadData>;

export const ALARM_AUDIT = OFFICE_DATA.extend({
  form: z.literal('alarm-audit'),
  until: INSTANT,
  days: z.array(
    z.object({
      day: z.string(),
      n: z.object({ high: z.number(), medium: z.number(), low: z.number() }),
      rules: z.record(z.string(), z.number()),
    }),
  ),
}) satisfies z.ZodType<AlarmAuditData>;
