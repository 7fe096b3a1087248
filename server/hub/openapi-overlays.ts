import { KEPT_OVERLAY } from '../command/overlay-schemas.ts';
import type { HttpParts } from './http-parts.ts';
import { DELETING, STALE } from './openapi-kept.ts';
import type { Operation } from './operation.ts';
import { OVERLAYS_ANSWER, SHARED_OVERLAY } from './schema/overlay-schema.ts';

const JSON_TYPE = 'application/json';
const parts = { id: '`id` of a shared overlay.' };

const OVERLAYS: readonly Operation[] = [
  {
    method: 'get',
    path: '/api/v1/overlays',
    id: 'listOverlays',
    tag: 'desk',
    summary: 'What can be laid over the map: of the profile, shared, and whom a page may ask',
    answers: { [JSON_TYPE]: OVERLAYS_ANSWER },
    problems: [400, 401, 429, 503],
    needsToken: true,
  },
  {
    method: 'get',
    path: '/api/v1/overlays/{id}',
    id: 'getOverlay',
    tag: 'desk',
    summary: 'A shared overlay; of a file, with the file',
    parts,
    answers: { [JSON_TYPE]: SHARED_OVERLAY },
    problems: [400, 401, 404, 429, 503],
    needsToken: true,
  },
  {
    method: 'put',
    path: '/api/v1/overlays/{id}',
    id: 'shareOverlay',
    tag: 'desk',
    summary: 'Share an address or a file, or change it, made from its version as read',
    description: `Version 0 makes it, under an id of 8 to 64 of A–Z a–z 0–9 - _ that the sender chooses. ${STALE} 409 also: the sender, or the server, keeps as many as it may. 403: somebody else’s, or a host that pages may not ask. 413: more than 2 MB.`,
    parts,
    body: { [JSON_TYPE]: KEPT_OVERLAY },
    answers: { [JSON_TYPE]: SHARED_OVERLAY },
    problems: [400, 401, 403, 404, 409, 413, 415, 429, 503],
    needsToken: true,
  },
  {
    ...DELETING,
    path: '/api/v1/overlays/{id}',
    id: 'unshareOverlay',
    tag: 'desk',
    summary: 'Share it no longer; answers with what it was',
    parts,
    answers: { [JSON_TYPE]: SHARED_OVERLAY },
  },
];

/** What is laid over the maps of desks, described where it is served. */
export function overlayOperations(routes: HttpParts['routes']): readonly Operation[] {
  return routes.some(({ path }) => path === '/overlays') ? OVERLAYS : [];
}
