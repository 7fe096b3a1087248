import type { Router } from 'express';
import { OVERLAY_LIMITS, type OverlaysAnswer } from '../../contract/map-overlay.ts';
import type { WhoIs } from '../command/identities.ts';
import type { SharedOverlays } from '../command/shared-overlays.ts';
import { keptRoute } from './kept-route.ts';

/**
 * `/api/v1/overlays`: what the operator offers and what is shared, read by everybody; with a token
 * one shares an address of an allowed host, or a file of at most 2 MB (413 beyond).
 */
export function overlaysRoute(
  who: WhoIs,
  shared: SharedOverlays,
  offered: Pick<OverlaysAnswer, 'hosts' | 'named'>,
): Router {
  return keptRoute(who, OVERLAY_LIMITS.bytes, {
    ...shared,
    list: async (actor) => {
      const list = await shared.list(actor);
      return list.ok ? { ok: true, value: { ...offered, ...list.value } } : list;
    },
    put: (id, body, actor) => shared.keep(id, body, actor, offered.hosts),
  });
}
