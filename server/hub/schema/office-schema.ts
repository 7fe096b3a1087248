import { z } from 'zod';
import { ROLES, type Actor, type Contact, type OfficeData } from '../../../contract/office.ts';
import { API_SCHEMAS } from './api-schemas.ts';
import { EVENT_DATA } from './event-schema.ts';
import { INSTANT, TEXT } from './place-schema.ts';

export const ACTOR = z
  .object({
    name: z.string(),
    role: z.enum(ROLES),
    isDemo: z.boolean().exactOptional(),
    contact: z.string().exactOptional(),
  })
  .register(API_SCHEMAS, {
    id: 'Actor',
    description: 'Who gave a command, as the server knows it.',
  }) satisfies z.ZodType<Actor>;

export const CONTACT = z
  .object({
    id: z.string(),
    name: TEXT,
    duty: TEXT,
    tel: z.string().exactOptional(),
    sip: z.string().exactOptional(),
    meeting: z.string().exactOptional(),
  })
  .register(API_SCHEMAS, { id: 'Contact' }) satisfies z.ZodType<Contact>;

/** What the data of every event that the office makes carries. */
export const OFFICE_DATA = EVENT_DATA.extend({
  derivedFrom: z.array(z.string()),
  why: TEXT,
}) satisfies z.ZodType<OfficeData>;

/** A step of something that people and rules move through `states`. */
export function transition<const S extends readonly string[]>(states: S) {
  return z.object({
    at: INSTANT,
    to: z.enum(states),
    by: z.string(),
    actor: ACTOR.exactOptional(),
    reason: z.string().exactOptional(),
    key: z.string().exactOptional(),
  });
}
