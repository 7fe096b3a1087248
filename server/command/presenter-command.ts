import { z } from 'zod';
import type { PresenterCommand } from '../../contract/presenter.ts';
import { PLAYBACK_SPEED } from '../../contract/socket.ts';
import { AN_INSTANT } from './an-instant.ts';
import { shown, SUBJECT } from './request-schemas.ts';

/** Of a scene, a layer, a script or a build: what names things inside, never words. */
export const NAME_OF_OURS = z.string().regex(/^[\w.-]{1,80}$/, 'expected an id');
const LON = z.number().min(-180).max(180);
const LAT = z.number().min(-90).max(90);
const PLACE_NAME = z.strictObject({ ko: shown(100), en: shown(100).exactOptional() });
export const LANGUAGE = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})?$/, 'expected e.g. ko');

/** West before east, south before north. */
export const AREA = z
  .tuple([LON, LAT, LON, LAT])
  .refine(([west, south, east, north]) => west < east && south < north, {
    error: 'expected [west, south, east, north]',
  });

/** Ground in sight, m: a square of the city up to a whole country. */
const WIDTH_M = { min: 50, max: 1_000_000 } as const;
const WELCOME_LINES = 8;
const SCRIPT_STEPS = 100;

/** What a wall can be told, whoever tells it: strict, for it comes from phones of visitors too. */
export const PRESENTER_COMMAND = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('scene'),
    scene: NAME_OF_OURS,
    subject: SUBJECT.exactOptional(),
  }),
  z.strictObject({ type: z.literal('release') }),
  z.strictObject({ type: z.literal('layer'), layer: NAME_OF_OURS, isShown: z.boolean() }),
  z.strictObject({
    type: z.literal('fly'),
    to: z.strictObject({ lon: LON, lat: LAT }),
    widthM: z.number().min(WIDTH_M.min).max(WIDTH_M.max),
    name: PLACE_NAME.exactOptional(),
  }),
  z.strictObject({
    type: z.literal('fly-area'),
    bounds: AREA,
    name: PLACE_NAME.exactOptional(),
  }),
  z.strictObject({ type: z.literal('fly-home') }),
  z.strictObject({ type: z.literal('spotlight'), subject: SUBJECT.exactOptional() }),
  z.strictObject({ type: z.literal('time'), at: AN_INSTANT }),
  z.strictObject({
    type: z.literal('speed'),
    speed: z.number().min(PLAYBACK_SPEED.min).max(PLAYBACK_SPEED.max),
  }),
  z.strictObject({ type: z.literal('pause'), isPaused: z.boolean() }),
  z.strictObject({ type: z.literal('live') }),
  z.strictObject({ type: z.literal('blank'), isBlank: z.boolean() }),
  z.strictObject({ type: z.literal('language'), language: LANGUAGE }),
  z.strictObject({
    type: z.literal('welcome'),
    title: shown(120).exactOptional(),
    lines: z.array(shown(200)).max(WELCOME_LINES).exactOptional(),
  }),
  z.strictObject({
    type: z.literal('script'),
    script: NAME_OF_OURS,
    step: z.int().min(0).max(SCRIPT_STEPS),
  }),
  z.strictObject({ type: z.literal('script-end') }),
  z.strictObject({ type: z.literal('identify') }),
  z.strictObject({ type: z.literal('reload') }),
]) satisfies z.ZodType<PresenterCommand>;
