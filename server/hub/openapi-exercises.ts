import { CITY_OPERATIONS } from './openapi-city.ts';
import { HISTORY_OPERATIONS } from './openapi-history.ts';
import { AUDIT, COMMAND } from './openapi-office.ts';
import type { HttpParts } from './http-parts.ts';
import type { Operation } from './operation.ts';
import {
  EXERCISE_ANSWER,
  EXERCISE_COMMAND,
  EXERCISE_START,
  EXERCISES_ANSWER,
} from './schema/exercise-schema.ts';

const JSON_TYPE = 'application/json';
const API = '/api/v1';
const PARTS = { exercise: 'Id of an exercise, as in `/api/v1/exercises`.' };

const EXERCISES: readonly Operation[] = [
  {
    method: 'get',
    path: '/api/v1/exercises',
    id: 'listExercises',
    tag: 'exercises',
    summary: 'Exercises that run or are kept, and the scripts that can be started',
    answers: { [JSON_TYPE]: EXERCISES_ANSWER },
    problems: [400, 429],
  },
  {
    method: 'post',
    path: '/api/v1/exercises',
    id: 'startExercise',
    tag: 'exercises',
    summary: 'Start an exercise on a timeline of its own',
    description:
      'For supervisors and executives. Over the city’s timeline as it stands now, which goes on beneath, or over an empty city. Nothing of it gets into the city’s own log. 409: two run already, or too many are kept.',
    body: { [JSON_TYPE]: EXERCISE_START },
    status: 201,
    answers: { [JSON_TYPE]: EXERCISE_ANSWER },
    problems: [400, 401, 403, 404, 409, 413, 415, 429, 503],
    needsToken: true,
  },
  {
    method: 'get',
    path: '/api/v1/exercises/{exercise}',
    id: 'getExercise',
    tag: 'exercises',
    summary: 'How far an exercise is',
    parts: PARTS,
    answers: { [JSON_TYPE]: EXERCISE_ANSWER },
    problems: [400, 404, 429],
  },
  {
    method: 'post',
    path: '/api/v1/exercises/{exercise}',
    id: 'steerExercise',
    tag: 'exercises',
    summary: 'Pause its script, let it go on, give an inject now, end or remove the exercise',
    description: 'For supervisors and executives. 409: it has ended, or must be ended first.',
    parts: PARTS,
    body: { [JSON_TYPE]: EXERCISE_COMMAND },
    answers: { [JSON_TYPE]: EXERCISE_ANSWER },
    problems: [400, 401, 403, 404, 409, 413, 415, 429, 503],
    needsToken: true,
  },
];

/** Requests that an exercise answers as the city does, below its own address. */
const AS_OF_THE_CITY = new Set(
  `/city /feeds /layers /timeline /snapshot /series /bands /aggregate /density /hexes /datastreams
   /events /events/{id} /export/events /commands/{name} /audit`.split(/\s+/),
);

function ofExercise(operation: Operation): Operation {
  const { path, id, parts, summary, problems } = operation;
  return {
    ...operation,
    path: `${API}/exercises/{exercise}${path.slice(API.length)}`,
    id: `${id}OfExercise`,
    tag: 'exercises',
    summary: `Of an exercise: ${summary}`,
    parts: { ...PARTS, ...parts },
    problems: [...new Set([...problems, 404])].toSorted((a, b) => a - b),
  };
}

/** Described where exercises are served. */
export function exerciseOperations(routes: HttpParts['routes']): readonly Operation[] {
  if (!routes.some(({ path }) => path === '/exercises')) return [];
  const all = [...CITY_OPERATIONS, ...HISTORY_OPERATIONS, COMMAND, AUDIT];
  const below = all.filter(
    ({ method, path }) =>
      path.startsWith(API) && AS_OF_THE_CITY.has(path.slice(API.length)) && method !== 'options',
  );
  return [...EXERCISES, ...below.map(ofExercise)];
}
