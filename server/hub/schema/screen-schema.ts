import { z } from 'zod';
import type {
  ScreenAnswer,
  ScreenCommandRequest,
  ScreenReport,
  ScreensAnswer,
  ScreenState,
} from '../../../contract/screen.ts';
import {
  AREA,
  LANGUAGE,
  NAME_OF_OURS,
  PRESENTER_COMMAND,
} from '../../command/presenter-command.ts';
import { AN_INSTANT } from '../../command/an-instant.ts';
import { KEY, shown, SUBJECT } from '../../command/request-schemas.ts';
import { API_SCHEMAS } from './api-schemas.ts';
import { INSTANT } from './place-schema.ts';

const COUNT = z.int().nonnegative();
/** No screen is larger. */
const MOST_PX = 32_000;
const SIZE_PX = z.number().min(1).max(MOST_PX);
const WORDS = z.string().max(200);

/** What a wall tells of itself. */
export const SCREEN_REPORT = z
  .strictObject({
    deviceId: z.string().regex(/^[\w-]{8,64}$/, 'expected 8 to 64 of A–Z a–z 0–9 - _'),
    name: shown(60).exactOptional(),
    build: z.string().max(100),
    widthPx: SIZE_PX,
    heightPx: SIZE_PX,
    pixelRatio: z.number().positive().max(16),
    openedAt: AN_INSTANT,
    seqLag: COUNT,
    fps: z.number().nonnegative().max(1_000),
    heapBytes: z.number().nonnegative().nullable(),
    contextLosses: COUNT,
    reloads: COUNT,
    lastReload: WORDS.exactOptional(),
    clockOffsetMs: z.number().nullable(),
    problems: z.array(WORDS).max(20),
  })
  .register(API_SCHEMAS, { id: 'ScreenReport' }) satisfies z.ZodType<ScreenReport>;

/** What a wall shows. */
export const SCREEN_STATE = z
  .strictObject({
    scene: NAME_OF_OURS,
    subject: SUBJECT.exactOptional(),
    why: NAME_OF_OURS,
    hiddenLayers: z.array(NAME_OF_OURS).max(100),
    flight: z
      .strictObject({
        bounds: AREA,
        name: z.strictObject({ ko: WORDS, en: WORDS.exactOptional() }).exactOptional(),
      })
      .exactOptional(),
    spotlight: SUBJECT.exactOptional(),
    isBlank: z.boolean(),
    language: LANGUAGE,
    past: AN_INSTANT.exactOptional(),
    script: z.strictObject({ id: NAME_OF_OURS, step: COUNT }).exactOptional(),
    isHeld: z.boolean(),
  })
  .register(API_SCHEMAS, { id: 'ScreenState' }) satisfies z.ZodType<ScreenState>;

export const SCREEN_ANSWER = z
  .discriminatedUnion('ok', [
    z.object({
      ok: z.literal(true),
      id: z.string(),
      code: z.string(),
      codeUntil: INSTANT,
      codeForMs: z.number(),
      presenters: z.array(z.string()),
    }),
    z.object({ ok: z.literal(false), problem: z.string() }),
  ])
  .register(API_SCHEMAS, { id: 'ScreenAnswer' }) satisfies z.ZodType<ScreenAnswer>;

export const SCREENS_ANSWER = z
  .object({
    now: INSTANT,
    screens: z.array(
      z.object({
        id: z.string(),
        report: SCREEN_REPORT.omit({ deviceId: true }),
        state: SCREEN_STATE.nullable(),
        connectedAt: INSTANT,
        heardAt: INSTANT,
        isSilent: z.boolean(),
        presenters: COUNT,
      }),
    ),
  })
  .register(API_SCHEMAS, { id: 'ScreensAnswer' }) satisfies z.ZodType<ScreensAnswer>;

/** A command that the office sends to a wall. */
export const SCREEN_COMMAND = z
  .strictObject({ key: KEY, command: PRESENTER_COMMAND })
  .register(API_SCHEMAS, { id: 'ScreenCommand' }) satisfies z.ZodType<ScreenCommandRequest>;
