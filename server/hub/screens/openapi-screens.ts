import type { HttpParts } from '../http-parts.ts';
import type { Operation } from '../operation.ts';
import { COMMAND_DONE } from '../schema/office-command-schema.ts';
import { SCRIPTS_ANSWER } from '../schema/presenter-schema.ts';
import { SCREEN_COMMAND, SCREENS_ANSWER } from '../schema/screen-schema.ts';

const JSON_TYPE = 'application/json';

const SCREENS: readonly Operation[] = [
  {
    method: 'get',
    path: '/api/v1/screens',
    id: 'listScreens',
    tag: 'screens',
    summary: 'The walls heard of in the last 24 hours: how each one is and what it shows',
    description:
      '`isSilent`: not connected, or no report for 3 minutes. The code that pairs a presenter is on the wall only.',
    answers: { [JSON_TYPE]: SCREENS_ANSWER },
    problems: [400, 429],
  },
  {
    method: 'post',
    path: '/api/v1/screens/{id}/commands',
    id: 'commandScreen',
    tag: 'screens',
    summary: 'Tell one wall something from afar: scene, language, blank, identify, reload …',
    description:
      'Carried out once a `key`, answered once the wall has taken it and it is in the audit trail. 409: the wall refuses, e.g. `reload` while a severe alarm that nobody has acknowledged is on it, or the key was used for another request; 503: the wall is not connected or said nothing for 2 s, or the command was not recorded: send it again with the same key.',
    parts: { id: '`id` of a wall.' },
    body: { [JSON_TYPE]: SCREEN_COMMAND },
    answers: { [JSON_TYPE]: COMMAND_DONE },
    problems: [400, 401, 403, 404, 409, 413, 415, 429, 503],
    needsToken: true,
  },
];

const SCRIPTS: readonly Operation[] = [
  {
    method: 'get',
    path: '/api/v1/scripts',
    id: 'listScripts',
    tag: 'screens',
    summary: 'Briefings for visits: scenes in order, with what to say',
    answers: { [JSON_TYPE]: SCRIPTS_ANSWER },
    problems: [400, 429],
  },
];

/** Walls and their presenters, described where they are served. */
export function screenOperations(routes: HttpParts['routes']): readonly Operation[] {
  const paths = new Set(routes.map(({ path }) => path));
  return [...(paths.has('/screens') ? SCREENS : []), ...(paths.has('/scripts') ? SCRIPTS : [])];
}
