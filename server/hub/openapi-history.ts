import {
  AGGREGATE_ANSWER,
  BAND_ANSWER,
  DATASTREAMS_ANSWER,
  EVENT_VERSIONS,
  EVENTS_BATCH,
  DENSITY_ANSWER,
  HEX_ANSWER,
  SERIES_ANSWER,
} from './schema/history-answer-schema.ts';
import { CSV, FEATURE_COLLECTION } from './schema/export-schema.ts';
import { EVENTS_QUERY, EXPORT_QUERY } from './events-query.ts';
import { DENSITY_QUERY } from './density-route.ts';
import { HEXES_QUERY } from './hexes-query.ts';
import type { Operation } from './operation.ts';
import { AGGREGATE_QUERY, BANDS_QUERY, SERIES_QUERY } from './series-query.ts';

const PLAYBACK_ONLY = 'Positions are kept for playback only: 404.';
const FILTER_MEANINGS = {
  domain: 'Field of the city.',
  severity:
    'CAP severity. `Unknown` = its source gave none; kinds without any, as values and requests, are left out.',
  district: 'Codes as in `/api/v1/city`.',
  bbox: 'West, south, east, north in degrees; what has no place is left out.',
  from: 'Event time, this instant and later. With its zone.',
  to: 'Event time, before this instant. With its zone.',
  known: 'Nothing that arrived later: what was known then. With its zone.',
  subject: 'Identity of one thing, all its versions.',
  feed: 'Id of a source.',
  q: 'Words of headline, description, place or name; all of them, in any order.',
};
const SPAN_MEANINGS = {
  datastream: 'As in `/api/v1/datastreams`.',
  from: 'Begin, with its zone.',
  to: 'End, not included, with its zone.',
};
const FORMAT = 'Instead of the header Accept.';
const FAILURES = [400, 404, 406, 422, 429, 503] as const;

/** What is asked of the past. */
export const HISTORY_OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: '/api/v1/events',
    id: 'findEvents',
    tag: 'history',
    summary: 'A page of events',
    description:
      'Every version that was taken, also late ones, the last taken first. Lists are separated by commas or repeated.',
    query: EVENTS_QUERY,
    meanings: {
      kind: `What sort of thing. ${PLAYBACK_ONLY}`,
      ...FILTER_MEANINGS,
      limit: 'Events of a page.',
      cursor: '`X-Next-Cursor` of the page before; opaque.',
      format: FORMAT,
    },
    answers: {
      'application/cloudevents-batch+json': EVENTS_BATCH,
      'application/geo+json': FEATURE_COLLECTION,
      'text/csv': CSV,
    },
    headers: ['Link', 'X-Next-Cursor', 'X-Holes', 'X-Held-From'],
    problems: FAILURES,
  },
  {
    method: 'get',
    path: '/api/v1/events/{id}',
    id: 'getEvent',
    tag: 'history',
    summary: 'All versions of one event, with provenance and raw bytes',
    parts: { id: 'Id of the event; its slashes are escaped in the address.' },
    answers: { 'application/json': EVENT_VERSIONS },
    problems: [400, 404, 429, 503],
  },
  {
    method: 'get',
    path: '/api/v1/export/events',
    id: 'exportEvents',
    tag: 'history',
    summary: 'A file of all events that fit, up to 100,000',
    description:
      'Streamed. A table that was cut says so in its last row, in the column `notice`, with the address of the rest; a FeatureCollection in `isCut`, `notice` and `links`. A connection that breaks means that the file is not whole: one that takes nothing for 30 s, or more than 10 minutes, is closed.',
    query: EXPORT_QUERY,
    meanings: {
      kind: `What sort of thing. ${PLAYBACK_ONLY}`,
      ...FILTER_MEANINGS,
      cursor: 'Where a file that was cut goes on; opaque.',
      format: FORMAT,
    },
    answers: { 'text/csv': CSV, 'application/geo+json': FEATURE_COLLECTION },
    headers: ['Content-Disposition', 'X-Holes'],
    problems: FAILURES,
  },
  {
    method: 'get',
    path: '/api/v1/series',
    id: 'getSeries',
    tag: 'history',
    summary: 'A datastream in steps: min, mean, max, last and count',
    query: SERIES_QUERY,
    meanings: {
      ...SPAN_MEANINGS,
      step: 'Width of a step in seconds; absent = at most 500 steps.',
      shift: 'The same span this many seconds earlier: 86400 yesterday, 604800 last week.',
      basis: '`happened` (usual): late and corrected values count; `known`: as it was known.',
      known: 'With `known`: what had arrived by then.',
      format: FORMAT,
    },
    answers: { 'application/json': SERIES_ANSWER, 'text/csv': CSV },
    headers: ['X-Holes'],
    problems: FAILURES,
  },
  {
    method: 'get',
    path: '/api/v1/bands',
    id: 'getBands',
    tag: 'history',
    summary: 'What is normal: p10, p50, p90 of the same weekday and hour, last four weeks',
    query: BANDS_QUERY,
    meanings: SPAN_MEANINGS,
    answers: { 'application/json': BAND_ANSWER },
    problems: [400, 404, 422, 429, 503],
  },
  {
    method: 'get',
    path: '/api/v1/aggregate',
    id: 'aggregate',
    tag: 'history',
    summary: 'Counts by one or two things; of an observed property also min, mean, max',
    query: AGGREGATE_QUERY,
    meanings: {
      kind: 'What is counted: things, not versions.',
      by: 'One or two.',
      property: 'Only with kind `observation`.',
      domain: 'Field of the city.',
      district: 'Codes as in `/api/v1/city`.',
      from: SPAN_MEANINGS.from,
      to: SPAN_MEANINGS.to,
      known: `${FILTER_MEANINGS.known} Of observations only of the last five weeks: before that 404.`,
      format: FORMAT,
    },
    answers: { 'application/json': AGGREGATE_ANSWER, 'text/csv': CSV },
    headers: ['X-Holes'],
    problems: FAILURES,
  },
  {
    method: 'get',
    path: '/api/v1/density',
    id: 'countInTime',
    tag: 'history',
    summary: 'How many things and values there were in each stretch of time',
    description:
      'By the events’ own times. A thing counts once in a stretch, however often it was told of. Stretches begin with the city’s hours: the first is counted whole, of the last what is before `to`.',
    query: DENSITY_QUERY,
    meanings: {
      from: SPAN_MEANINGS.from,
      to: SPAN_MEANINGS.to,
      step: 'Width of a stretch, seconds; at most 3,000 of them.',
      known: FILTER_MEANINGS.known,
    },
    answers: { 'application/json': DENSITY_ANSWER },
    headers: ['X-Holes'],
    problems: FAILURES,
  },
  {
    method: 'get',
    path: '/api/v1/hexes',
    id: 'countInHexes',
    tag: 'history',
    summary: 'Counts in H3 cells, with the worst severity or the spread of values',
    description:
      'Things (subjects; of observations the datastreams) with a version that fits, by the cell of the middle of their box. A thing that moved counts in each of its cells. Values are those in force at their instants, suspect ones too, without bad and missing ones.',
    query: HEXES_QUERY,
    meanings: {
      layer:
        'One layer of a kind, e.g. `incident/flood`, `observation/water.level`, `asset/Streetlight`.',
      kind: `A whole kind instead. ${PLAYBACK_ONLY}`,
      property: 'Only with kind `observation`.',
      resolution: 'Of H3: edges of 3.7 km (6), 1.4 km, 530 m, 200 m, 76 m (10).',
      ...FILTER_MEANINGS,
    },
    answers: { 'application/json': HEX_ANSWER },
    headers: ['X-Holes'],
    problems: [400, 404, 422, 429, 503],
  },
  {
    method: 'get',
    path: '/api/v1/datastreams',
    id: 'listDatastreams',
    tag: 'history',
    summary: 'The datastreams that the history knows',
    answers: { 'application/json': DATASTREAMS_ANSWER },
    problems: [400, 429, 503],
  },
];
