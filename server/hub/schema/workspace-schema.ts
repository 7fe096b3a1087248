import { z } from 'zod';
import {
  WORKSPACE_LIMITS,
  type Colleague,
  type Colleagues,
  type EnterAnswer,
  type Workspace,
  type WorkspacesAnswer,
} from '../../../contract/workspace.ts';
import { CHANGED_WORKSPACE, NEW_WORKSPACE, WATCH_LIST } from '../../command/workspace-schemas.ts';
import { API_SCHEMAS } from './api-schemas.ts';
import { INSTANT, LON_LAT, TEXT } from './place-schema.ts';

API_SCHEMAS.add(NEW_WORKSPACE, { id: 'NewWorkspace' });
API_SCHEMAS.add(CHANGED_WORKSPACE, { id: 'ChangedWorkspace' });
API_SCHEMAS.add(WATCH_LIST, { id: 'WatchList' });

const STAMPS = {
  id: z.string(),
  owner: z.string(),
  version: z.int().positive(),
  changedAt: INSTANT,
  changedBy: z.string(),
};

export const WORKSPACE = z
  .object({
    ...STAMPS,
    createdAt: INSTANT,
    name: z.string(),
    view: z.string(),
    bookmarks: z.array(z.object({ at: INSTANT, name: z.string() })),
    notes: z.string(),
    isShared: z.boolean(),
    isOpenToChange: z.boolean(),
  })
  .register(API_SCHEMAS, { id: 'Workspace' }) satisfies z.ZodType<Workspace>;

export const WORKSPACES_ANSWER = z
  .object({
    workspaces: z.array(
      z.object({
        ...STAMPS,
        name: z.string(),
        isShared: z.boolean(),
        isOpenToChange: z.boolean(),
        may: z.enum(['read', 'change', 'own']),
      }),
    ),
    left: z.int().nullable(),
  })
  .register(API_SCHEMAS, { id: 'WorkspacesAnswer' }) satisfies z.ZodType<WorkspacesAnswer>;

export const ENTER_ANSWER = z
  .union([
    z.object({ ok: z.literal(true), id: z.string() }),
    z.object({
      ok: z.literal(false),
      code: z.enum(['bad-request', 'no-such-workspace', 'full']),
      problem: TEXT.extend({ en: z.string() }),
    }),
  ])
  .register(API_SCHEMAS, { id: 'EnterAnswer' }) satisfies z.ZodType<EnterAnswer>;

const COLLEAGUE = z.object({
  id: z.string(),
  name: z.string(),
  isKnown: z.boolean(),
  at: LON_LAT.exactOptional(),
  subject: z.string().exactOptional(),
  past: INSTANT.exactOptional(),
}) satisfies z.ZodType<Colleague>;

export const COLLEAGUES = z
  .object({
    workspace: z.string(),
    version: z.int(),
    here: z.array(COLLEAGUE).max(WORKSPACE_LIMITS.colleagues),
  })
  .register(API_SCHEMAS, { id: 'Colleagues' }) satisfies z.ZodType<Colleagues>;
