import { decode } from '../feed-kit/decode.ts';
import type { RawFrame } from '../feed-kit/raw-frame.ts';
import { at, listOf, rowKey } from '../feed-kit/record.ts';
import { CATALOGUE_CALL } from './open311-calls.ts';

export interface RequestType {
  readonly name: string | undefined;
  readonly group: string | undefined;
}

type Catalogue = ReadonlyMap<string, RequestType>;

const NONE: Catalogue = new Map();
const read = new WeakMap<Uint8Array, Catalogue>();

/** The endpoint's list of services by code; a list that cannot be read is as none. */
export function requestTypesOf(frame: RawFrame): Catalogue {
  const body = frame.companions?.[CATALOGUE_CALL];
  if (body === undefined) return NONE;
  const known = read.get(body);
  if (known !== undefined) return known;
  const decoded = decode(body, 'json-or-xml');
  const services = 'payload' in decoded ? catalogueIn(decoded.payload) : NONE;
  read.set(body, services);
  return services;
}

function catalogueIn(payload: unknown): Catalogue {
  const rows = Array.isArray(payload) ? payload : listOf(at(at(payload, 'services'), 'service'));
  return new Map(
    rows.flatMap((row: unknown): [string, RequestType][] => {
      const code = rowKey(row, 'service_code');
      if (code === undefined) return [];
      return [[code, { name: rowKey(row, 'service_name'), group: rowKey(row, 'group') }]];
    }),
  );
}
