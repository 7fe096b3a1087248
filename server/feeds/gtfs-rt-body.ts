import { decode } from '../feed-kit/decode.ts';
import { at, isRecord, listOf, type PlainRecord } from '../feed-kit/record.ts';
import type { FaultKind, SourceFault } from '../feed-kit/reading.ts';
import { isFullDataset } from './gtfs-rt-head.ts';
import { readAlertHolders, readFeedMessage } from './gtfs-rt-messages.ts';

/** No city's buses need more in one body. */
const MAX_BYTES = 5_000_000;
const MAX_ENTITIES = 20_000;
/** A binary body begins with the tag of its header, which is a line feed: never with a brace. */
const JSON_START = /^(?:\u00ef\u00bb\u00bf)?[ \t\r]*[[{]/;

const HEADER_FIELDS = ['gtfsRealtimeVersion', 'timestamp', 'incrementality'];

/** Header and entities, names in camelCase whichever form they came in. */
export interface FeedBody {
  readonly header: PlainRecord;
  readonly entities: readonly unknown[];
}

/** A binary or JSON GTFS-Realtime body, or the fault it tells of. Throws when it is neither. */
export function feedBody(
  bytes: Uint8Array,
  contentType?: string,
): FeedBody | { readonly fault: SourceFault } {
  if (bytes.byteLength > MAX_BYTES) throw new Error(`body over ${MAX_BYTES} bytes`);
  const start = startOf(bytes);
  if (start.startsWith('PK')) throw new Error('a zip archive, no GTFS-Realtime message');
  if (JSON_START.test(start)) return jsonBody(bytes, contentType);
  if (/^\s*<[a-z!?]/i.test(start)) throw new Error('XML or HTML, no GTFS-Realtime message');
  return bodyOf(readFeedMessage(bytes));
}

/**
 * Whether a body that was read lists all alerts in force. One without any proves nothing: a binary
 * body that is cut off between two entities cannot be told from a whole one.
 */
export function listsAlerts(bytes: Uint8Array): boolean {
  const body = JSON_START.test(startOf(bytes)) ? jsonBody(bytes) : bodyOf(readAlertHolders(bytes));
  if ('fault' in body || !isFullDataset(body.header['incrementality'] ?? 0)) return false;
  return body.entities.some((entity) => isRecord(at(entity, 'alert')));
}

function startOf(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes.subarray(0, 64));
}

function headerOf(message: unknown): PlainRecord {
  const header = at(message, 'header');
  if (!isRecord(header) || Object.keys(header).length === 0) {
    throw new Error('no header: no GTFS-Realtime message');
  }
  return header;
}

function bodyOf(message: unknown): FeedBody {
  const header = headerOf(message);
  const entities = listOf(at(message, 'entity'));
  if (entities.length > MAX_ENTITIES) throw new Error(`over ${MAX_ENTITIES} entities`);
  return { header, entities };
}

function jsonBody(
  bytes: Uint8Array,
  contentType?: string,
): FeedBody | { readonly fault: SourceFault } {
  const decoded = decode(bytes, 'json', contentType);
  if ('why' in decoded) throw new Error(decoded.why);
  // Some gateways put the message into an envelope of their own.
  const message = at(decoded.payload, 'response') ?? decoded.payload;
  const fault = at(message, 'header') === undefined ? faultOf(decoded.payload) : undefined;
  if (fault !== undefined) return { fault };
  const body = bodyOf(camelCased(message));
  // Many gateways call their envelope `header`: theirs must not read as a feed without vehicles.
  if (!HEADER_FIELDS.some((field) => field in body.header)) {
    throw new Error('header of another format: no GTFS-Realtime message');
  }
  return body;
}

/** Both `trip_update` and `tripUpdate` are in use. */
function camelCased(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(camelCased);
  if (!isRecord(value)) return value;
  const renamed: Record<string, unknown> = {};
  for (const [key, member] of Object.entries(value)) {
    renamed[key.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())] =
      camelCased(member);
  }
  return renamed;
}

/** `{status, errors}`, `{error}`, `{message}`, `{fault: {faultstring}}`: gateways have no norm. */
function faultOf(payload: unknown): SourceFault | undefined {
  const told =
    at(payload, 'error') ??
    at(payload, 'errors') ??
    at(payload, 'message') ??
    at(payload, 'fault') ??
    at(payload, 'detail');
  if (told === undefined || told === null) return undefined;
  const message = wordsOf(told);
  const status = wordsOf(at(payload, 'status') ?? at(payload, 'code') ?? at(told, 'code') ?? '');
  return { kind: kindOf(status, message), code: status || 'error', message };
}

function kindOf(status: string, message: string): FaultKind {
  if (status === '429' || /quota|rate limit|too many/i.test(message)) return 'quota';
  const isRefused = /^40[134]$/.test(status) || /unauthori|forbidden|api.?key|token/i.test(message);
  return isRefused ? 'config' : 'source';
}

function wordsOf(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value).slice(0, 200);
  return (JSON.stringify(value) ?? '').slice(0, 200);
}
