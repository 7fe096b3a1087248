import { z } from 'zod';
import { DIRECTIVE_STATES, type DirectiveData } from '../../../contract/directive.ts';
import { STAGE_LEVELS, type StageData } from '../../../contract/stage.ts';
import { ANNUNCIATION } from './alarm-schema.ts';
import { ACTOR, CONTACT, OFFICE_DATA, transition } from './office-schema.ts';
import { INSTANT, TEXT } from './place-schema.ts';

const DELIVERY = z.object({
  attempts: z.number(),
  lastAt: INSTANT,
  problem: TEXT.exactOptional(),
});

export const DIRECTIVE_DATA = OFFICE_DATA.extend({
  number: z.string(),
  about: z.string(),
  text: z.string(),
  recipient: CONTACT,
  issuedBy: ACTOR,
  issuedAt: INSTANT,
  dueAt: INSTANT,
  state: z.enum(DIRECTIVE_STATES),
  isOverdue: z.boolean().exactOptional(),
  remindedAt: z.array(INSTANT),
  escalated: z
    .object({ at: INSTANT, to: CONTACT, delivery: DELIVERY.exactOptional() })
    .exactOptional(),
  delivery: DELIVERY.exactOptional(),
  withdrawal: DELIVERY.exactOptional(),
  endedAt: INSTANT.exactOptional(),
  transitions: z.array(transition(DIRECTIVE_STATES)),
}) satisfies z.ZodType<DirectiveData>;

const LEVEL = z.enum(STAGE_LEVELS);
const DECLARED = z.object({
  by: TEXT,
  text: TEXT,
  at: INSTANT,
  subject: z.string().exactOptional(),
  actor: ACTOR.exactOptional(),
});

export const STAGE_DATA = OFFICE_DATA.extend({
  level: LEVEL,
  since: INSTANT,
  isConfirmed: z.boolean(),
  confirmedBy: ACTOR.exactOptional(),
  overrideReason: z.string().exactOptional(),
  proposed: z.object({
    level: LEVEL,
    since: INSTANT,
    holdsUntil: INSTANT,
    isDwelling: z.boolean().exactOptional(),
    reasons: z.array(
      z.object({
        criterion: z.string().exactOptional(),
        since: INSTANT.exactOptional(),
        text: TEXT,
        subjects: z.array(z.string()),
      }),
    ),
    unknown: z.array(TEXT),
  }),
  annunciation: ANNUNCIATION,
  annunciatedAt: INSTANT.exactOptional(),
  names: z.object({ '1': TEXT, '2': TEXT, '3': TEXT, '4': TEXT, '5': TEXT }),
  crisis: DECLARED.nullable(),
  crisisEntered: z
    .object({ at: INSTANT, actor: ACTOR, key: z.string(), level: z.string().exactOptional() })
    .exactOptional(),
  weather: z.array(DECLARED),
  history: z.array(transition(STAGE_LEVELS).extend({ proposed: LEVEL })),
}) satisfies z.ZodType<StageData>;
