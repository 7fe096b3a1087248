import { z } from 'zod';
import type { Operation } from './operation.ts';
import {
  CITY_ANSWER,
  FEEDS_ANSWER,
  LAYERS_ANSWER,
  SNAPSHOT,
  TIMELINE_ANSWER,
} from './schema/city-answer-schema.ts';
import { SNAPSHOT_QUERY } from './snapshot-query.ts';

const TEXT = { 'text/plain': z.string() };
const HTML = { 'text/html': z.string() };
const OBJECT = { 'application/json': z.looseObject({}) };

/** What the city is now, and how the server stands. */
export const CITY_OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: '/api/v1/city',
    id: 'getCity',
    tag: 'city',
    summary: 'What a screen must know before it can draw',
    answers: { 'application/json': CITY_ANSWER },
    problems: [400, 429],
  },
  {
    method: 'get',
    path: '/api/v1/feeds',
    id: 'listFeeds',
    tag: 'city',
    summary: 'Health of every source',
    answers: { 'application/json': FEEDS_ANSWER },
    problems: [400, 429],
  },
  {
    method: 'get',
    path: '/api/v1/layers',
    id: 'listLayers',
    tag: 'city',
    summary: 'What can be drawn: how much of it, how new, and whether its sources are heard',
    answers: { 'application/json': LAYERS_ANSWER },
    problems: [400, 429],
  },
  {
    method: 'get',
    path: '/api/v1/timeline',
    id: 'getTimeline',
    tag: 'city',
    summary: 'Clock and mode of the city, and the span that can be looked back on',
    answers: { 'application/json': TIMELINE_ANSWER },
    problems: [400, 429],
  },
  {
    method: 'get',
    path: '/api/v1/snapshot',
    id: 'getSnapshot',
    tag: 'city',
    summary: 'The whole city now, or at a past instant',
    query: SNAPSHOT_QUERY,
    meanings: {
      view: 'Which rights it is shown with.',
      at: 'A past instant, with its zone; the answer then has a `basis`, and of a live city mode `replay`.',
      basis: 'With `at`: `known` (usual) as it was known then, `happened` as it turned out.',
    },
    answers: { 'application/json': SNAPSHOT },
    problems: [400, 404, 429],
  },
  {
    method: 'get',
    path: '/healthz',
    id: 'isAlive',
    tag: 'server',
    summary: 'The process runs',
    answers: TEXT,
    problems: [],
  },
  {
    method: 'get',
    path: '/readyz',
    id: 'isReady',
    tag: 'server',
    summary: 'It has something to show; 503 until then',
    answers: TEXT,
    problems: [],
  },
  {
    method: 'get',
    path: '/metrics',
    id: 'getMetrics',
    tag: 'server',
    summary: 'Prometheus metrics',
    answers: TEXT,
    problems: [],
  },
  {
    method: 'get',
    path: '/openapi.json',
    id: 'getOpenapi',
    tag: 'server',
    summary: 'This description',
    answers: OBJECT,
    problems: [],
  },
  {
    method: 'get',
    path: '/asyncapi.json',
    id: 'getAsyncapi',
    tag: 'server',
    summary: 'Description of the stream over Socket.IO (AsyncAPI 3)',
    answers: OBJECT,
    problems: [],
  },
  {
    method: 'get',
    path: '/docs',
    id: 'getDocs',
    tag: 'server',
    summary: 'A page to read and try this interface',
    answers: HTML,
    problems: [],
  },
];
