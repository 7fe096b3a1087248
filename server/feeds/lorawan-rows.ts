import type { Rows } from '../feed-kit/define-connector.ts';
import { at, isRecord } from '../feed-kit/record.ts';
import { statusFault } from './status-fault.ts';

/** gRPC codes, as both networks' gateways answer them in JSON. */
const HTTP_OF: Readonly<Record<number, number>> = { 3: 400, 5: 404, 7: 403, 8: 429, 16: 401 };

/** One message, or a list of them; an error of the network's API. */
export function lorawanRows(payload: unknown): Rows {
  if (Array.isArray(payload)) return { rows: payload };
  if (!isRecord(payload)) throw new Error('no message of a device');
  const stored = payload['result'];
  if (isRecord(stored)) return { rows: [stored] };
  const code = at(payload, 'code');
  const message = at(payload, 'message') ?? at(payload, 'error');
  if (typeof code === 'number' && typeof message === 'string' && !isMessage(payload)) {
    return { fault: { ...statusFault(HTTP_OF[code] ?? code, message), code: String(code) } };
  }
  return { rows: [payload] };
}

function isMessage(payload: unknown): boolean {
  return isRecord(at(payload, 'deviceInfo')) || isRecord(at(payload, 'end_device_ids'));
}
