import type { Rows } from './define-connector.ts';
import { at, isRecord, listOf } from './record.ts';
import type { FaultKind } from './reading.ts';

const OK = new Set(['00', '0000']);
/** No data: for warnings and earthquakes the normal answer. */
const EMPTY = '03';
/** Gateway codes; whatever is not here is the source's trouble. */
const FAULTS: Readonly<Record<string, FaultKind>> = {
  '10': 'ours',
  '11': 'ours',
  '12': 'ours',
  '20': 'config',
  '22': 'quota',
  '23': 'quota',
  '30': 'config',
  '31': 'config',
  '32': 'config',
  '33': 'config',
};

/**
 * Items of a data.go.kr body (also safetydata.go.kr, whose head lies bare and whose body is the
 * list), JSON or XML, or the fault it tells of. Throws when it is no such body at all.
 */
export function dataGoKrRows(payload: unknown): Rows {
  const gateway = at(at(payload, 'OpenAPI_ServiceResponse') ?? payload, 'cmmMsgHeader');
  if (isRecord(gateway)) {
    const message = at(gateway, 'returnAuthMsg') ?? at(gateway, 'errMsg');
    return fault(codeOf(at(gateway, 'returnReasonCode')) ?? '99', message);
  }
  const answer = at(payload, 'response') ?? payload;
  const header = at(answer, 'header');
  const code = codeOf(at(header, 'resultCode'));
  if (code === undefined) {
    const error = at(payload, 'error');
    if (typeof error !== 'string') throw new Error('no result code: not a data.go.kr answer');
    const kind = /unauthorized|forbidden/i.test(error) ? 'config' : 'source';
    return { fault: { kind, code: error, message: text(at(payload, 'message')) } };
  }
  if (code === EMPTY) return { rows: [] };
  if (!OK.has(code)) return fault(code, at(header, 'errorMsg') ?? at(header, 'resultMsg'));
  return { rows: announced(itemsOf(at(answer, 'body')), at(answer, 'body'), answer) };
}

/** "All went well" without what was asked for is a change of the format, not a quiet hour. */
function announced(rows: readonly unknown[], body: unknown, answer: unknown): readonly unknown[] {
  if (rows.length > 0) return rows;
  if (!isRecord(answer) || !('body' in answer)) throw new Error('schema drift: no body');
  const total = Number(at(body, 'totalCount') ?? at(answer, 'totalCount') ?? 0);
  const isTold = at(body, 'items') !== undefined || at(body, 'totalCount') !== undefined;
  if (isRecord(body) && !isTold) throw new Error('schema drift: no items');
  const page = Number(at(body, 'pageNo') ?? at(answer, 'pageNo') ?? 1);
  if (total > 0 && page <= 1) throw new Error(`schema drift: no items of ${total}`);
  return rows;
}

/** `items:{item:[…]}`, `items:{item:{…}}`, `items:[…]`, `items:""`, `body:[…]`, `body:null`. */
function itemsOf(body: unknown): readonly unknown[] {
  if (!isRecord(body)) return listOf(body);
  const items = at(body, 'items');
  return isRecord(items) ? listOf(at(items, 'item')) : listOf(items);
}

/** Codes come as `"3"`, `3` and `"03"`. */
function codeOf(value: unknown): string | undefined {
  const code = typeof value === 'number' ? String(value) : text(value);
  return code === '' ? undefined : code.padStart(2, '0');
}

function fault(code: string, message: unknown): Rows {
  return { fault: { kind: FAULTS[code] ?? 'source', code, message: text(message) } };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}
