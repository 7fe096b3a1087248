import { DELETED_QUERY } from './kept-route.ts';
import type { Operation } from './operation.ts';

/** Of whatever is kept with a version. */
export const STALE = '409 carries what is kept instead as `newer`.';

/** How anything is deleted that is kept with a version. */
export const DELETING = {
  method: 'delete',
  description: STALE,
  query: DELETED_QUERY,
  meanings: { version: 'The one that is meant to go.' },
  problems: [400, 401, 403, 404, 409, 429, 503],
  needsToken: true,
} as const satisfies Partial<Operation>;
