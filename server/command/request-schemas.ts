import { z } from 'zod';
import type { CommandName, OfficeCommands } from '../../contract/command.ts';
import { DIRECTIVE_STATES } from '../../contract/directive.ts';
import { STAGE_LEVELS } from '../../contract/stage.ts';
import { AN_INSTANT } from './an-instant.ts';
import { NOTE_PIN } from './note-pin.ts';

/** Of whatever is carried out once. */
export const KEY = z.string().regex(/^[\w-]{8,64}$/, 'expected 8 to 64 of A–Z a–z 0–9 - _');
/**
 * Words as a screen shows them: no control characters but line breaks, nothing that turns the
 * direction of the text around it, no half characters, and not only what nobody sees.
 */
const SHOWN = /^(?=[^]*[\p{L}\p{N}\p{P}\p{S}])[^\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]*$/u;
export const shown = (most: number): z.ZodString =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .refine(
      (text) => SHOWN.test(text.replaceAll(/[\n\r\t]/g, ' ')),
      'expected words that can be shown',
    );

export const SUBJECT = z.string().min(1).max(300);
const NAME = shown(100);
const REASON = shown(500);
const WORDS = shown(2000);
const LEVEL = z.enum(STAGE_LEVELS);
const SHELVE_MINUTES = { min: 15, max: 12 * 60 } as const;

const keyed = { key: KEY };
const onSubject = { ...keyed, subject: SUBJECT };

/** What each command must look like, as people send it; times with their zone. */
export const REQUEST_SCHEMAS = {
  ack: z.strictObject({ ...onSubject, reason: REASON.exactOptional() }),
  assign: z.strictObject({ ...onSubject, assignee: NAME }),
  note: z.strictObject({ ...onSubject, text: WORDS, pin: NOTE_PIN.exactOptional() }),
  shelve: z.strictObject({
    ...onSubject,
    minutes: z.int().min(SHELVE_MINUTES.min).max(SHELVE_MINUTES.max),
    reason: REASON,
  }),
  unshelve: z.strictObject({ ...onSubject, reason: REASON.exactOptional() }),
  snooze: z.strictObject({ ...onSubject, reason: REASON }),
  stage: z.strictObject({ ...keyed, level: LEVEL, reason: REASON.exactOptional() }),
  crisis: z.strictObject({
    ...keyed,
    level: NAME.exactOptional(),
    text: REASON.exactOptional(),
    at: AN_INSTANT.exactOptional(),
  }),
  direct: z.strictObject({
    ...keyed,
    about: SUBJECT,
    recipient: z.string().min(1).max(100),
    text: WORDS,
    dueAt: AN_INSTANT,
  }),
  answer: z.strictObject({
    ...keyed,
    directive: SUBJECT,
    state: z.enum(DIRECTIVE_STATES).exclude(['issued']),
    reason: REASON.exactOptional(),
  }),
} satisfies { readonly [N in CommandName]: z.ZodType<OfficeCommands[N]> };
