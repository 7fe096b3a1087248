import { decode } from '../feed-kit/decode.ts';
import type { RawFrame } from '../feed-kit/raw-frame.ts';
import { at, listOf, rowKey } from '../feed-kit/record.ts';
import { SERVICES_CALL } from './open311-calls.ts';

export interface Service {
  readonly name: string | undefined;
  readonly group: string | undefined;
}

type Services = ReadonlyMap<string, Service>;

const NONE: Services = new Map();
const read = new WeakMap<Uint8Array, Services>();

/** The endpoint's list of services by code; a list that cannot be read is as none. */
export function servicesOf(frame: RawFrame): Services {
  const body = frame.companions?.[SERVICES_CALL];
  if (body === undefined) return NONE;
  const known = read.get(body);
  if (known !== undefined) return known;
  const decoded = decode(body, 'json-or-xml');
  const services = 'payload' in decoded ? servicesIn(decoded.payload) : NONE;
  read.set(body, services);
  return services;
}

function servicesIn(payload: unknown): Services {
  const rows = Array.isArray(payload) ? payload : listOf(at(at(payload, 'services'), 'service'));
  return new Map(
    rows.flatMap((row: unknown): [string, Service][] => {
      const code = rowKey(row, 'service_code');
      if (code === undefined) return [];
      return [[code, { name: rowKey(row, 'service_name'), group: rowKey(row, 'group') }]];
    }),
  );
}
