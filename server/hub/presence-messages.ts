import { z } from 'zod';
import { ENTER_REQUEST, POINT_REQUEST } from '../command/workspace-schemas.ts';
import type { StreamMessage } from './asyncapi-messages.ts';
import { COLLEAGUES, ENTER_ANSWER } from './schema/workspace-schema.ts';

const contentType = 'application/json';

/** What desks in the same workspace say of themselves. */
export const PRESENCE_MESSAGES: readonly StreamMessage[] = [
  {
    name: 'enter',
    from: 'client',
    summary: 'A desk enters a workspace that it may read, and leaves the one it was in.',
    contentType,
    payload: ENTER_REQUEST,
    reply: ENTER_ANSWER,
  },
  {
    name: 'leave',
    from: 'client',
    summary: 'The desk leaves its workspace; carries nothing.',
    contentType,
    payload: z.never(),
  },
  {
    name: 'point',
    from: 'client',
    summary: 'What the desk points at on the map; told on at most 5 times a second.',
    contentType,
    payload: POINT_REQUEST,
  },
  {
    name: 'colleagues',
    from: 'server',
    summary: 'Who is in the workspace, and what each points at; when something of it is other.',
    contentType,
    payload: COLLEAGUES,
  },
];
