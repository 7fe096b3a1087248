import { z } from 'zod';
import type {
  DriveAnswer,
  Driven,
  DrivenAnswer,
  DriveRequest,
  PairAnswer,
  PairRequest,
  ScriptsAnswer,
} from '../../../contract/presenter.ts';
import { PRESENTER_COMMAND } from '../../command/presenter-command.ts';
import { KEY, shown } from '../../command/request-schemas.ts';
import { API_SCHEMAS } from './api-schemas.ts';
import { TEXT } from './place-schema.ts';
import { SCREEN_STATE } from './screen-schema.ts';

API_SCHEMAS.add(PRESENTER_COMMAND, { id: 'PresenterCommand' });

const NAME = shown(40);

export const PAIR_REQUEST = z
  .union([
    z.strictObject({ code: z.string().regex(/^\d{6}$/, 'expected 6 digits'), name: NAME }),
    z.strictObject({ pass: z.string().regex(/^[0-9a-f]{32}$/, 'expected a pass'), name: NAME }),
  ])
  .register(API_SCHEMAS, { id: 'PairRequest' }) satisfies z.ZodType<PairRequest>;

export const PAIR_ANSWER = z
  .discriminatedUnion('ok', [
    z.object({
      ok: z.literal(true),
      screen: z.string(),
      screenName: z.string().exactOptional(),
      pass: z.string(),
      state: SCREEN_STATE.nullable(),
    }),
    z.object({
      ok: z.literal(false),
      code: z.enum(['wrong-code', 'too-often', 'gone']),
      problem: TEXT,
    }),
  ])
  .register(API_SCHEMAS, { id: 'PairAnswer' }) satisfies z.ZodType<PairAnswer>;

export const DRIVE_REQUEST = z
  .strictObject({ key: KEY, command: PRESENTER_COMMAND })
  .register(API_SCHEMAS, { id: 'DriveRequest' }) satisfies z.ZodType<DriveRequest>;

export const DRIVE_ANSWER = z
  .discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), tookMs: z.number() }),
    z.object({
      ok: z.literal(false),
      code: z.enum(['not-paired', 'gone', 'bad-request', 'refused']),
      problem: TEXT,
    }),
  ])
  .register(API_SCHEMAS, { id: 'DriveAnswer' }) satisfies z.ZodType<DriveAnswer>;

export const DRIVEN = z
  .object({ key: KEY, command: PRESENTER_COMMAND, by: z.string() })
  .register(API_SCHEMAS, { id: 'Driven' }) satisfies z.ZodType<Driven>;

/** A wall's word on a command. */
export const DRIVEN_ANSWER = z
  .discriminatedUnion('ok', [
    z.object({ ok: z.literal(true) }),
    z.object({
      ok: z.literal(false),
      problem: z.object({ ko: z.string().max(500), en: z.string().max(500).exactOptional() }),
    }),
  ])
  .register(API_SCHEMAS, { id: 'DrivenAnswer' }) satisfies z.ZodType<DrivenAnswer>;

export const SCRIPTS_ANSWER = z
  .object({
    scripts: z.array(
      z.object({
        id: z.string(),
        title: TEXT,
        steps: z.array(
          z.object({
            title: TEXT,
            note: TEXT,
            commands: z.array(PRESENTER_COMMAND),
            sec: z.number().exactOptional(),
          }),
        ),
      }),
    ),
  })
  .register(API_SCHEMAS, { id: 'ScriptsAnswer' }) satisfies z.ZodType<ScriptsAnswer>;
