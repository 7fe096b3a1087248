import type { Rows } from '../feed-kit/define-connector.ts';
import { at, isRecord, listOf, rowKey } from '../feed-kit/record.ts';
import type { FaultKind } from '../feed-kit/reading.ts';

const OK = '0';
const FAULTS: Readonly<Record<string, FaultKind>> = { '4001': 'quota', '4005': 'config' };

/**
 * Items of a national ITS body, today's `body.items` or the older `response.data`, or its fault.
 * Throws when it is neither, or when it holds fewer items than it counts: a part is not the whole.
 */
export function itsRows(payload: unknown): Rows {
  const older = at(payload, 'response');
  const header = at(payload, 'header') ?? at(older, 'header') ?? payload;
  const code = rowKey(header, 'resultCode');
  if (code !== undefined && code.replace(/^0+(?=0)/, '') !== OK) {
    const message = rowKey(header, 'resultMsg') ?? '';
    return { fault: { kind: FAULTS[code] ?? 'source', code, message } };
  }
  const body = at(payload, 'body') ?? older;
  const list = at(body, 'items') ?? at(older, 'data');
  const count = rowKey(body, 'totalCount', 'datacount', 'dataCount');
  if (!isRecord(body) || (list === undefined && count !== '0')) {
    throw new Error('neither body.items nor response.data: not an ITS answer');
  }
  // Empty, it ends every event: then it must say that all went well.
  if (code === undefined && listOf(list).length === 0) throw new Error('no header.resultCode');
  const items = listOf(isRecord(list) ? (at(list, 'item') ?? list) : list);
  if (count !== undefined && Number(count) !== items.length) {
    throw new Error(`${items.length} items of ${count}: not the whole list`);
  }
  return { rows: items };
}
