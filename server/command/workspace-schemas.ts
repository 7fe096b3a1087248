import { z } from 'zod';
import {
  WORKSPACE_LIMITS,
  type ChangedWorkspace,
  type EnterRequest,
  type NewWorkspace,
  type PointRequest,
  type WatchList,
} from '../../contract/workspace.ts';
import { AN_INSTANT } from './an-instant.ts';
import { KEY, shown, SUBJECT } from './request-schemas.ts';

const { nameChars, viewChars, bookmarks, notesChars, rules } = WORKSPACE_LIMITS;

const NAME = shown(nameChars);
/** As in an address: no spaces, nothing that nobody sees. */
const VIEW = z
  .string()
  .max(viewChars)
  .regex(/^[^\s\p{Cc}\p{Cs}]*$/u, 'expected the query of an address');

const CONTENT = {
  name: NAME,
  view: VIEW,
  bookmarks: z.array(z.strictObject({ at: AN_INSTANT, name: NAME })).max(bookmarks),
  notes: z.union([z.literal(''), shown(notesChars)]),
  isShared: z.boolean(),
  isOpenToChange: z.boolean(),
};
const VERSION = z.int().positive();

export const NEW_WORKSPACE = z.strictObject({
  key: KEY,
  ...CONTENT,
}) satisfies z.ZodType<NewWorkspace>;

export const CHANGED_WORKSPACE = z.strictObject({
  version: VERSION,
  ...CONTENT,
}) satisfies z.ZodType<ChangedWorkspace>;

const RULE = { id: KEY, name: NAME };
export const WATCH_LIST = z.strictObject({
  version: z.int().min(0),
  rules: z
    .array(
      z.discriminatedUnion('type', [
        z.strictObject({
          ...RULE,
          type: z.literal('value'),
          subject: SUBJECT,
          side: z.enum(['above', 'below']),
          limit: z.number(),
        }),
        z.strictObject({
          ...RULE,
          type: z.literal('layer'),
          layer: SUBJECT,
          text: z.string().max(100),
          level: z.int().min(0).max(4),
        }),
      ]),
    )
    .max(rules),
}) satisfies z.ZodType<WatchList>;

export const ENTER_REQUEST = z.strictObject({
  workspace: z.string().min(1).max(40),
  name: shown(40),
  token: z.string().max(500).exactOptional(),
}) satisfies z.ZodType<EnterRequest>;

const LON_LAT = z.strictObject({
  lon: z.number().min(-180).max(180),
  lat: z.number().min(-90).max(90),
});
export const POINT_REQUEST = z.strictObject({
  at: LON_LAT.exactOptional(),
  subject: SUBJECT.exactOptional(),
  past: AN_INSTANT.exactOptional(),
}) satisfies z.ZodType<PointRequest>;
