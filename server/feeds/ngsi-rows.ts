import type { Rows } from '../feed-kit/define-connector.ts';
import { at, isRecord } from '../feed-kit/record.ts';
import { statusFault } from './status-fault.ts';
import { memberOf } from './member-of.ts';

/** ETSI's names of errors that stand without a number. */
const STATUS_OF: Readonly<Record<string, number>> = {
  BadRequestData: 400,
  InvalidRequest: 400,
  BadRequest: 400,
  ResourceNotFound: 404,
  NotFound: 404,
  NonexistentTenant: 404,
  OperationNotSupported: 422,
  TooManyResults: 403,
  Unauthorized: 401,
  InternalError: 500,
};

/** Entities of an answer or a notification, whichever way it is wrapped; or its error. */
export function ngsiRows(payload: unknown): Rows {
  if (Array.isArray(payload)) return { rows: payload };
  const fault = errorOf(payload);
  if (fault !== undefined) return { fault };
  const body = at(payload, 'body');
  // Over MQTT a notification has its headers in the body.
  if (isRecord(body) && isRecord(at(payload, 'metadata'))) return ngsiRows(body);
  const data = at(payload, 'data');
  const isNotification =
    at(payload, 'type') === 'Notification' || typeof at(payload, 'subscriptionId') === 'string';
  if (isNotification) {
    if (Array.isArray(data)) return { rows: data };
    if (at(data, 'type') === 'FeatureCollection') return ngsiRows(data);
    throw new Error('a notification without data');
  }
  const features = at(payload, 'features');
  if (at(payload, 'type') === 'FeatureCollection' && Array.isArray(features)) {
    return { rows: features };
  }
  if (isRecord(payload) && typeof (payload['id'] ?? payload['@id']) === 'string') {
    return { rows: [payload] };
  }
  throw new Error('neither an entity nor a notification');
}

/** NGSI-LD: problem+json with an ETSI type; v2: `{error, description}`. */
function errorOf(payload: unknown) {
  const type = at(payload, 'type');
  if (typeof type === 'string' && /ngsi-ld\/errors\//.test(type)) {
    const name = type.split('/').at(-1) ?? '';
    return named(name, at(payload, 'status'), at(payload, 'detail') ?? at(payload, 'title'));
  }
  const error = at(payload, 'error');
  if (typeof error !== 'string' || at(payload, 'id') !== undefined) return undefined;
  return named(error, undefined, at(payload, 'description'));
}

function named(name: string, status: unknown, message: unknown) {
  const number = Number(status ?? memberOf(STATUS_OF, name) ?? 500);
  return { ...statusFault(number, message), code: name.slice(0, 80) || 'error' };
}
