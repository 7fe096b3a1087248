import type { FaultKind, SourceFault } from './reading.ts';
import { at, isRecord } from './record.ts';

const CODES = ['code', 'error_code'];
const STATUSES = ['status', 'statusCode'];
const QUOTA = /rate.?limit|over_rate|quota|too many|throttl|exceeded/i;
const CONFIG = /api.?key|unauthori[sz]ed|forbidden|not authori[sz]ed|permission|denied|token/i;
const OURS = /bad request|invalid.?(param|request|query)|not.?found|unsupported/i;

/**
 * The fault that a JSON error body tells of, in the forms most services share (RFC 9457, `error` as
 * text or object, `errors`, OGC's `code` + `description`, ArcGIS); `undefined` where there is none.
 */
export function jsonFault(payload: unknown): SourceFault | undefined {
  if (!isRecord(payload)) return undefined;
  const listed = at(payload, 'errors');
  const error: unknown = at(payload, 'error') ?? (Array.isArray(listed) ? listed[0] : listed);
  if (isRecord(error)) {
    return faultOf(codeIn(error) ?? textIn(error, ['type', 'title']), messageIn(error));
  }
  if (typeof error === 'string' && error.trim() !== '') {
    return faultOf(codeIn(payload) ?? error.trim(), messageIn(payload) ?? error);
  }
  const message = messageIn(payload);
  // A status in words is a row's own, e.g. of a report that is closed.
  const status = textIn(payload, STATUSES);
  const isError = status !== undefined && /^[45]\d\d$/.test(status);
  const code = textIn(payload, CODES) ?? (isError ? status : undefined);
  if (code === undefined || message === undefined || /^(2\d\d|0|ok)$/i.test(code)) return undefined;
  return faultOf(code, message);
}

/**
 * The fault told beside an empty list: `{"error": "…", "data": []}` is no calm. Only what is plainly
 * an error counts, because many write a code and a message beside success too.
 */
export function faultBeside(rows: readonly unknown[], payload: unknown): SourceFault | undefined {
  if (rows.length > 0) return undefined;
  const isPlain =
    ['error', 'errors'].some((name) => at(payload, name) !== undefined) ||
    [...CODES, ...STATUSES].some((name) => /^[45]\d\d$/.test(String(at(payload, name))));
  return isPlain ? jsonFault(payload) : undefined;
}

function faultOf(code = 'error', message = ''): SourceFault {
  return { kind: kindOf(code, `${code} ${message}`), code, message: message.slice(0, 200) };
}

function kindOf(code: string, words: string): FaultKind {
  if (code === '429' || QUOTA.test(words)) return 'quota';
  if (code === '401' || code === '403' || CONFIG.test(words)) return 'config';
  return /^4\d\d$/.test(code) || OURS.test(words) ? 'ours' : 'source';
}

function codeIn(holder: unknown): string | undefined {
  return textIn(holder, [...CODES, ...STATUSES]);
}

function messageIn(holder: unknown): string | undefined {
  return textIn(holder, ['message', 'description', 'detail', 'error_description', 'msg', 'title']);
}

function textIn(holder: unknown, names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = at(holder, name);
    if (typeof value === 'number') return String(value);
    if (typeof value === 'string' && value.trim() !== '') return value.trim();
  }
  return undefined;
}
