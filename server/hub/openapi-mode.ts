import { z } from 'zod';
import type { HttpParts } from './http-parts.ts';
import type { Operation } from './operation.ts';
import { TRACE_PATH } from './trace-route.ts';
import { COMMAND } from './replay-route.ts';
import { REJECTS_ANSWER } from './schema/city-answer-schema.ts';
import { TRACE_ANSWER } from './schema/trace-schema.ts';
import { PUSH_ANSWER, REPLAY_ANSWER } from './schema/order-schema.ts';

const JSON_TYPE = 'application/json';
const ANYTHING = z.unknown();
const PUSH_PROBLEMS = [400, 401, 413, 415, 429, 503] as const;

const RAW: readonly Operation[] = [
  {
    method: 'get',
    path: '/api/v1/raw/{rawId}',
    id: 'getRaw',
    tag: 'history',
    summary: 'The bytes an event was read from, as they came',
    description: '410 past its retention; 403 of a source whose bodies may name persons.',
    parts: { rawId: '`provenance.rawId` of an event; escaped in the address.' },
    answers: { 'text/plain': z.string(), 'application/octet-stream': z.string() },
    problems: [403, 404, 410, 429],
  },
];

const TRACE: readonly Operation[] = [
  {
    method: 'get',
    path: '/api/v1/events/{id}/trace',
    id: 'traceEvent',
    tag: 'history',
    summary: 'Which bytes of the message made which property of an event',
    description:
      'Found by reading the body again with one field at a time written otherwise. Bytes that are past their retention, or withheld, are told of and not shown.',
    parts: { id: 'Id of the event; its slashes are escaped in the address.' },
    answers: { [JSON_TYPE]: TRACE_ANSWER },
    problems: [400, 404, 429, 503],
  },
];

const REJECTS: readonly Operation[] = [
  {
    method: 'get',
    path: '/api/v1/feeds/{feed}/rejects',
    id: 'listRejects',
    tag: 'city',
    summary: 'Rows of a source that nobody could read, newest first',
    parts: { feed: 'Id of a source.' },
    answers: { [JSON_TYPE]: REJECTS_ANSWER },
    problems: [404, 429],
  },
];

const REPLAY: readonly Operation[] = [
  {
    method: 'get',
    path: '/api/v1/replay',
    id: 'getReplay',
    tag: 'replay',
    summary: 'Where the recording is and how it runs',
    answers: { [JSON_TYPE]: REPLAY_ANSWER },
    problems: [429],
  },
  {
    method: 'post',
    path: '/api/v1/replay',
    id: 'runReplay',
    tag: 'replay',
    summary: 'Play, pause, seek or change the speed of the recording, for everybody',
    body: { [JSON_TYPE]: COMMAND },
    answers: { [JSON_TYPE]: REPLAY_ANSWER },
    problems: [400, 413, 415, 429],
  },
];

const PUSH_EVENTS = pushed(
  '/api/v1/events',
  'Events',
  'CloudEvents: binary, structured or a batch',
  {
    'application/cloudevents+json': z.looseObject({}),
    'application/cloudevents-batch+json': z.array(z.looseObject({})),
    'application/octet-stream': ANYTHING,
  },
);

const PUSH_FEED = pushed('/api/v1/feeds/{feed}', 'Feed', 'A body in the own format of a source', {
  '*/*': ANYTHING,
});

/** Requests of the mode: they are described where they are served. */
export function modeOperations(routes: HttpParts['routes']): readonly Operation[] {
  const paths = routes.map(({ path }) => path);
  return [
    ...(paths.includes('/raw') ? RAW : []),
    ...(paths.includes(TRACE_PATH) ? TRACE : []),
    ...(paths.includes('/feeds') ? REJECTS : []),
    ...(paths.includes('/replay') ? REPLAY : []),
    ...(paths.includes('/events') ? PUSH_EVENTS : []),
    ...(paths.some((path) => path.startsWith('/feeds/')) ? PUSH_FEED : []),
  ];
}

function pushed(
  path: string,
  name: string,
  what: string,
  body: NonNullable<Operation['body']>,
): readonly Operation[] {
  const parts = path.includes('{feed}') ? { parts: { feed: 'Id of a source that sends.' } } : {};
  return [
    {
      method: 'post',
      path,
      id: `send${name}`,
      tag: 'sending',
      summary: `Send to the city: ${what}`,
      description: 'The key names the source. Each thing sent has a line in the answer.',
      ...parts,
      body,
      answers: { [JSON_TYPE]: PUSH_ANSWER },
      problems: PUSH_PROBLEMS,
      isKeyed: true,
    },
    {
      method: 'options',
      path,
      id: `askToSend${name}`,
      tag: 'sending',
      summary: 'Handshake of CloudEvents’ web hooks',
      ...parts,
      status: 200,
      answers: {},
      problems: [400, 429, 503],
    },
  ];
}
