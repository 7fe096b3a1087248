import { z } from 'zod';
import type { AuditAnswer, AuditChain, AuditEntry } from '../../../contract/audit.ts';
import { COMMANDS, type CommandAnswer } from '../../../contract/command.ts';
import { ROLES } from '../../../contract/office.ts';
import type { SessionAnswer } from '../../../contract/session.ts';
import { REQUEST_SCHEMAS } from '../../command/request-schemas.ts';
import { API_SCHEMAS } from './api-schemas.ts';
import { ACTOR, CONTACT } from './office-schema.ts';
import { INSTANT, TEXT } from './place-schema.ts';

for (const name of COMMANDS) {
  const id = `${name[0]?.toUpperCase() ?? ''}${name.slice(1)}Command`;
  API_SCHEMAS.add(REQUEST_SCHEMAS[name], { id });
}

/** A request of one command, whichever. */
export const COMMAND_REQUEST = z.union(COMMANDS.map((name) => REQUEST_SCHEMAS[name]));

const REFUSALS = [
  'bad-request',
  'unknown-role',
  'not-allowed',
  'no-such-subject',
  'conflict',
  'past',
  'unavailable',
] as const;

export const COMMAND_DONE = z
  .object({
    ok: z.literal(true),
    subject: z.string(),
    at: INSTANT,
    repeated: z.boolean().exactOptional(),
  })
  .register(API_SCHEMAS, { id: 'CommandDone' });

export const COMMAND_ANSWER = z
  .union([COMMAND_DONE, z.object({ ok: z.literal(false), code: z.enum(REFUSALS), problem: TEXT })])
  .register(API_SCHEMAS, { id: 'CommandAnswer' }) satisfies z.ZodType<CommandAnswer>;

const COMMAND_NAME = z.enum(COMMANDS);

export const SESSION_ANSWER = z
  .object({
    actor: ACTOR.nullable(),
    may: z.array(COMMAND_NAME),
    isReadOnly: z.boolean(),
    contacts: z.array(CONTACT).exactOptional(),
    demo: z
      .array(z.object({ name: z.string(), role: z.enum(ROLES), token: z.string() }))
      .exactOptional(),
  })
  .register(API_SCHEMAS, { id: 'SessionAnswer' }) satisfies z.ZodType<SessionAnswer>;

const DIGEST = z.string().regex(/^[0-9a-f]{64}$/);

const AUDIT_ENTRY = z
  .object({
    number: z.int(),
    at: INSTANT,
    cityAt: INSTANT.nullable(),
    actor: ACTOR.nullable(),
    command: z.enum([...COMMANDS, 'pair', 'screen', 'workspace', 'overlay']),
    subject: z.string().nullable(),
    key: z.string().nullable(),
    request: z.string(),
    outcome: z.enum(['done', 'found', ...REFUSALS]),
    unentered: z.int(),
    previous: z.string(),
    sha256: z.string(),
  })
  .register(API_SCHEMAS, { id: 'AuditEntry' }) satisfies z.ZodType<AuditEntry>;

const CHAIN_HEAD = { entries: z.int(), head: DIGEST };
const AUDIT_CHAIN = z.discriminatedUnion('holds', [
  z.object({ holds: z.literal(true), ...CHAIN_HEAD }),
  z.object({ holds: z.literal(false), ...CHAIN_HEAD, brokenAt: z.int(), why: z.string() }),
]) satisfies z.ZodType<AuditChain>;

export const AUDIT_ANSWER = z
  .object({ chain: AUDIT_CHAIN, entries: z.array(AUDIT_ENTRY), next: z.int().exactOptional() })
  .register(API_SCHEMAS, { id: 'AuditAnswer' }) satisfies z.ZodType<AuditAnswer>;
