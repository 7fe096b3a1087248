import type { Rows } from '../feed-kit/define-connector.ts';
import { at, isRecord, listOf, type PlainRecord } from '../feed-kit/record.ts';
import { withoutPersons } from './open311-privacy.ts';
import { statusFault } from './status-fault.ts';

/** Names of the element around the rows; roots differ from endpoint to endpoint. */
const LISTS = ['service_requests', 'requests', 'ServiceRequests'];
const ITEMS = ['request', 'service_request', 'Request'];

/**
 * Requests of a GeoReport v2 answer, JSON or XML, one or many, already without what names a person;
 * or the fault it tells of. Throws when it is no such answer.
 */
export function open311Rows(payload: unknown): Rows {
  const rows = listed(payload);
  const [first] = rows;
  const error = errorIn(payload) ?? (isError(first) ? first : undefined);
  if (error !== undefined)
    return { fault: statusFault(at(error, 'code'), at(error, 'description')) };
  if (rows.some(isRecord) && rows.every((row) => !isRecord(row) || isService(row))) {
    throw new Error('a list of services, not of requests');
  }
  return { rows: rows.map((row) => (isRecord(row) ? withoutPersons(row) : row)) };
}

function listed(payload: unknown): readonly unknown[] {
  if (Array.isArray(payload)) return payload;
  for (const name of LISTS) {
    if (!isRecord(payload) || !Object.hasOwn(payload, name)) continue;
    const inner = at(payload, name);
    if (!isRecord(inner)) return listOf(inner);
    const item = ITEMS.find((key) => Object.hasOwn(inner, key));
    return item === undefined ? [inner] : listOf(at(inner, item));
  }
  const single = ITEMS.find((key) => at(payload, key) !== undefined);
  if (single !== undefined) return listOf(at(payload, single));
  const isOne = ['service_request_id', 'service_code', 'code'].some(
    (key) => at(payload, key) !== undefined,
  );
  if (isOne || errorIn(payload) !== undefined) return [payload];
  throw new Error('no list of requests: no GeoReport v2 answer');
}

/** `{errors: {error: {…}}}`, `{errors: [{…}]}`, `{error: {…}}`. */
function errorIn(payload: unknown): PlainRecord | undefined {
  const errors = at(payload, 'errors');
  const [error] = listOf(at(errors, 'error') ?? errors ?? at(payload, 'error'));
  return isRecord(error) ? error : undefined;
}

function isError(row: unknown): row is PlainRecord {
  if (!isRecord(row)) return false;
  const isRequest = ['service_request_id', 'service_code'].some((key) => Object.hasOwn(row, key));
  return !isRequest && at(row, 'code') !== undefined;
}

function isService(row: PlainRecord): boolean {
  const isRequest = ['service_request_id', 'status', 'requested_datetime', 'lat'].some((key) =>
    Object.hasOwn(row, key),
  );
  return !isRequest && Object.hasOwn(row, 'service_code');
}
