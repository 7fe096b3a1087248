import { z } from 'zod';
import type { StreamMessage } from '../asyncapi-messages.ts';
import {
  DRIVE_ANSWER,
  DRIVE_REQUEST,
  DRIVEN,
  DRIVEN_ANSWER,
  PAIR_ANSWER,
  PAIR_REQUEST,
} from '../schema/presenter-schema.ts';
import { SCREEN_ANSWER, SCREEN_REPORT, SCREEN_STATE } from '../schema/screen-schema.ts';

const contentType = 'application/json';

/** What walls and presenters say on the stream. */
export const SCREEN_MESSAGES: readonly StreamMessage[] = [
  {
    name: 'screen',
    from: 'client',
    summary: 'A wall tells how it is: on connecting, every 60 s, and when its code has changed.',
    contentType,
    payload: SCREEN_REPORT,
    reply: SCREEN_ANSWER,
  },
  {
    name: 'screenState',
    from: 'client',
    summary: 'What the wall shows, when it changes; after `screen`.',
    contentType,
    payload: SCREEN_STATE,
  },
  {
    name: 'pair',
    from: 'client',
    summary:
      'A phone asks to drive the wall that shows this code, or comes back with the pass it was given.',
    contentType,
    payload: PAIR_REQUEST,
    reply: PAIR_ANSWER,
  },
  {
    name: 'unpair',
    from: 'client',
    summary: 'The phone gives the wall up; carries nothing.',
    contentType,
    payload: z.never(),
  },
  {
    name: 'drive',
    from: 'client',
    summary:
      'A command of a paired phone, at most 20 a second; answered once the wall has taken it.',
    contentType,
    payload: DRIVE_REQUEST,
    reply: DRIVE_ANSWER,
  },
  {
    name: 'driven',
    from: 'server',
    summary: 'To a wall: a command to be carried out, once a key; answered within 2 s.',
    contentType,
    payload: DRIVEN,
    reply: DRIVEN_ANSWER,
  },
  {
    name: 'presenters',
    from: 'server',
    summary: 'To a wall: names of those who drive it, when they change.',
    contentType,
    payload: z.array(z.string()),
  },
  {
    name: 'shown',
    from: 'server',
    summary: 'To those who drive a wall: what it shows now; null = it is gone.',
    contentType,
    payload: SCREEN_STATE.nullable(),
  },
];
