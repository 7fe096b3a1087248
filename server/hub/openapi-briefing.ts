import { BRIEFING_QUERY } from './briefing/briefing-query.ts';
import type { Operation } from './operation.ts';
import { BRIEFING, PDF } from './schema/briefing-schema.ts';

const MEANINGS = {
  kind: 'Absent = `changes`.',
  from: 'Begin, with its zone.',
  to: 'End, not included, with its zone; not after the city’s clock.',
  knownAt: 'Nothing that arrived later; absent = `to`.',
  since: 'Instead of `from` and `to`: the last `90m`, `8h`, `2d`.',
  shift: 'Instead of `from` and `to`: the city’s shift of this name that began last, e.g. `day`.',
  subject: 'Of kind `after-action`: the situation.',
  exercise: 'Of this exercise, instead of the city itself.',
  lang: 'Language of page and PDF; the JSON holds both.',
};
const REDIRECTED =
  'Without `kind`, `from`, `to` and `knownAt` it is answered with 302 to the address that has them all; that one always gives the same.';

/** What changed, in words. */
export const BRIEFING_OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: '/api/v1/briefing',
    id: 'getBriefing',
    tag: 'history',
    summary: 'What changed, composed from the log by rule; also after-action reports',
    description: `${REDIRECTED} As a page: \`/briefing\` with the same parameters.`,
    query: BRIEFING_QUERY,
    meanings: MEANINGS,
    answers: { 'application/json': BRIEFING },
    problems: [400, 404, 422, 429, 503],
  },
  {
    method: 'get',
    path: '/api/v1/briefing.pdf',
    id: 'printBriefing',
    tag: 'history',
    summary: 'The same as a PDF, ready to print',
    description: `${REDIRECTED} Printed by a Chromium of the server’s machine; 503 says why it cannot be.`,
    query: BRIEFING_QUERY,
    meanings: MEANINGS,
    answers: { 'application/pdf': PDF },
    headers: ['Content-Disposition'],
    problems: [400, 404, 422, 429, 503],
  },
];
