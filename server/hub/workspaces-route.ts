import type { Router } from 'express';
import { WORKSPACE_LIMITS } from '../../contract/workspace.ts';
import type { WhoIs } from '../command/identities.ts';
import type { Workspaces } from '../command/workspaces.ts';
import { keptRoute } from './kept-route.ts';

/** `/api/v1/workspaces`: without a token the shared ones are read; a token that nobody knows is 401. */
export function workspacesRoute(who: WhoIs, kept: Workspaces): Router {
  return keptRoute(who, WORKSPACE_LIMITS.bytes, {
    ...kept,
    put: (id, body, actor) => kept.change(id, body, actor),
  });
}
