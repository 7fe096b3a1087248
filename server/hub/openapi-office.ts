import { AUDIT_QUERY } from './audit-route.ts';
import { DIRECTIVE_ANSWER } from './directive-answers-route.ts';
import type { HttpParts } from './http-parts.ts';
import type { Operation } from './operation.ts';
import {
  AUDIT_ANSWER,
  COMMAND_DONE,
  COMMAND_REQUEST,
  SESSION_ANSWER,
} from './schema/office-command-schema.ts';

const JSON_TYPE = 'application/json';

export const COMMAND: Operation = {
  method: 'post',
  path: '/api/v1/commands/{name}',
  id: 'giveCommand',
  tag: 'office',
  summary: 'Tell the office something: acknowledge, assign, note, shelve, order …',
  description:
    'Carried out once a `key`, and answered once it is in the log and in the audit trail; the same request with the same key is answered alike, with `repeated`. 401: no token that is known here, so only reading is left; 403: not with this role; 404: no such subject; 409: its state does not allow it, or the key was used for another request; 503: not recorded, send it again with the same key.',
  parts: {
    name: 'ack, assign, note, shelve, unshelve, snooze, stage, crisis, direct or answer.',
  },
  body: { [JSON_TYPE]: COMMAND_REQUEST },
  answers: { [JSON_TYPE]: COMMAND_DONE },
  problems: [400, 401, 403, 404, 409, 413, 415, 429, 503],
  needsToken: true,
};

const ANSWER: Operation = {
  method: 'post',
  path: '/api/v1/directives/{number}/answers',
  id: 'answerDirective',
  tag: 'office',
  summary: 'The word of a contact’s own system on an order it was given',
  description:
    'Headers: `Office-Contact` its id, `Office-Timestamp` seconds since 1970, `Office-Signature` `sha256=` and the HMAC-SHA256 in hex over `<timestamp>.<body>` with the secret of that contact. A time more than 300 s from ours is refused, the same key is answered alike.',
  parts: { number: 'Number of the order, e.g. 2022-0808-03.' },
  body: { [JSON_TYPE]: DIRECTIVE_ANSWER },
  answers: { [JSON_TYPE]: COMMAND_DONE },
  problems: [400, 401, 403, 404, 409, 413, 415, 429, 503],
};

const SESSION: Operation = {
  method: 'get',
  path: '/api/v1/session',
  id: 'getSession',
  tag: 'office',
  summary: 'Who the sender is to the office, and what it may do',
  description:
    'Without a token nobody, who may do nothing but read. A demo lists its marked identities.',
  answers: { [JSON_TYPE]: SESSION_ANSWER },
  problems: [400, 401, 429],
  needsToken: true,
};

export const AUDIT: Operation = {
  method: 'get',
  path: '/api/v1/audit',
  id: 'listAudit',
  tag: 'office',
  summary: 'Every command ever given, newest first, and whether the chain of digests holds',
  description: 'For supervisors and executives. The whole file is gone over for each answer.',
  query: AUDIT_QUERY,
  meanings: {
    before: 'Entries with smaller numbers: `next` of the page before.',
    limit: 'How many entries.',
  },
  answers: { [JSON_TYPE]: AUDIT_ANSWER },
  problems: [400, 401, 403, 429, 503],
  needsToken: true,
};

/** What people may tell the office, described where it is served. */
export function officeOperations(routes: HttpParts['routes']): readonly Operation[] {
  const paths = new Set(routes.map(({ path }) => path));
  return [
    ...(paths.has('/commands') ? [COMMAND] : []),
    ...(paths.has('/directives') ? [ANSWER] : []),
    ...(paths.has('/session') ? [SESSION] : []),
    ...(paths.has('/audit') ? [AUDIT] : []),
  ];
}
