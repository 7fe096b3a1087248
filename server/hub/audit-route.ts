import { Router } from 'express';
import { z } from 'zod';
import type { AuditAnswer } from '../../contract/audit.ts';
import type { Audit } from '../command/audit.ts';
import type { WhoIs } from '../command/identities.ts';
import { isAtLeast } from '../command/may-command.ts';
import { bearerToken } from './bearer-token.ts';
import { guessing } from './guessing.ts';
import { problem } from './problem.ts';
import { badParameters } from './query-problem.ts';
import { queryReader } from './read-query.ts';

const MOST_ENTRIES = 500;
const USUAL_ENTRIES = 100;

export const AUDIT_QUERY = z.strictObject({
  before: z.int().positive().exactOptional(),
  limit: z.int().min(1).max(MOST_ENTRIES).default(USUAL_ENTRIES),
});

const read = queryReader(AUDIT_QUERY);

/** `GET /api/v1/audit`: the trail of commands, newest first, and whether its chain holds; for supervisors. */
export function auditRoute(who: WhoIs, audit: Pick<Audit, 'page' | 'verify'>): Router {
  const route = Router();
  route.get('/', guessing(), async (request, response) => {
    const actor = who(bearerToken(request));
    if (actor === undefined) {
      response.set('www-authenticate', 'Bearer');
      return problem(response, 401, 'unauthorized', 'expected a bearer token');
    }
    if (!isAtLeast(actor.role, 'supervisor')) {
      return problem(response, 403, 'not-allowed', 'only a supervisor or above');
    }
    const asked = read(request);
    if (!asked.ok) return badParameters(response, asked.faults);
    const { before = Number.MAX_SAFE_INTEGER, limit } = asked.query;
    response.set('cache-control', 'no-store');
    try {
      const chain = await audit.verify();
      const entries = await audit.page(before, limit);
      const last = entries.at(-1)?.number ?? 1;
      const answer: AuditAnswer = { chain, entries, ...(last > 1 ? { next: last } : {}) };
      response.json(answer);
    } catch {
      problem(response, 503, 'unavailable', 'the audit trail cannot be read just now');
    }
  });
  return route;
}
