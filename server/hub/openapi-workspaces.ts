import { CHANGED_WORKSPACE, NEW_WORKSPACE, WATCH_LIST } from '../command/workspace-schemas.ts';
import type { HttpParts } from './http-parts.ts';
import { DELETING, STALE } from './openapi-kept.ts';
import type { Operation } from './operation.ts';
import { WORKSPACE, WORKSPACES_ANSWER } from './schema/workspace-schema.ts';

const JSON_TYPE = 'application/json';
const parts = { id: '`id` of a workspace.' };

const WORKSPACES: readonly Operation[] = [
  {
    method: 'get',
    path: '/api/v1/workspaces',
    id: 'listWorkspaces',
    tag: 'desk',
    summary: 'Workspaces of the sender and those that are shared, changed last first',
    answers: { [JSON_TYPE]: WORKSPACES_ANSWER },
    problems: [400, 401, 429, 503],
    needsToken: true,
  },
  {
    method: 'post',
    path: '/api/v1/workspaces',
    id: 'createWorkspace',
    tag: 'desk',
    summary: 'Keep a new workspace; the same `key` makes one',
    description: '409: the sender, or the server, keeps as many as it may.',
    body: { [JSON_TYPE]: NEW_WORKSPACE },
    status: 201,
    answers: { [JSON_TYPE]: WORKSPACE },
    problems: [400, 401, 409, 413, 415, 429, 503],
    needsToken: true,
  },
  {
    method: 'get',
    path: '/api/v1/workspaces/{id}',
    id: 'getWorkspace',
    tag: 'desk',
    summary: 'One workspace, if it is the sender’s or shared',
    parts,
    answers: { [JSON_TYPE]: WORKSPACE },
    problems: [400, 401, 404, 429, 503],
    needsToken: true,
  },
  {
    method: 'put',
    path: '/api/v1/workspaces/{id}',
    id: 'changeWorkspace',
    tag: 'desk',
    summary: 'Change a workspace, made from its version as read',
    description: `${STALE} 403: its owner lets nobody else change it, or share it.`,
    parts,
    body: { [JSON_TYPE]: CHANGED_WORKSPACE },
    answers: { [JSON_TYPE]: WORKSPACE },
    problems: [400, 401, 403, 404, 409, 413, 415, 429, 503],
    needsToken: true,
  },
  {
    ...DELETING,
    path: '/api/v1/workspaces/{id}',
    id: 'deleteWorkspace',
    tag: 'desk',
    summary: 'Delete a workspace of one’s own; answers with what it was',
    parts,
    answers: { [JSON_TYPE]: WORKSPACE },
  },
];

const WATCH_LISTS: readonly Operation[] = [
  {
    method: 'get',
    path: '/api/v1/watch-list',
    id: 'getWatchList',
    tag: 'desk',
    summary: 'When the sender wants to be told; a page judges it, not the server',
    answers: { [JSON_TYPE]: WATCH_LIST },
    problems: [400, 401, 429, 503],
    needsToken: true,
  },
  {
    method: 'put',
    path: '/api/v1/watch-list',
    id: 'keepWatchList',
    tag: 'desk',
    summary: 'Keep it, made from its version as read',
    description: STALE,
    body: { [JSON_TYPE]: WATCH_LIST },
    answers: { [JSON_TYPE]: WATCH_LIST },
    problems: [400, 401, 409, 413, 415, 429, 503],
    needsToken: true,
  },
];

/** What analysts keep, described where it is served. */
export function workspaceOperations(routes: HttpParts['routes']): readonly Operation[] {
  const paths = new Set(routes.map(({ path }) => path));
  return [
    ...(paths.has('/workspaces') ? WORKSPACES : []),
    ...(paths.has('/watch-list') ? WATCH_LISTS : []),
  ];
}
