import { dataGoKrRows } from '../feed-kit/data-go-kr-envelope.ts';
import type { Rows } from '../feed-kit/define-connector.ts';
import { at, isRecord, listOf, rowKey } from '../feed-kit/record.ts';
import type { FaultKind } from '../feed-kit/reading.ts';

const OK = '0';
/** No result, and service over for the night: no bus is on the road, the source is well. */
const EMPTY = new Set(['4', '8']);
/** headerCd, among them the gateway's own codes; whatever is not here is the source's trouble. */
const FAULTS: Readonly<Record<string, FaultKind>> = {
  '2': 'ours',
  '3': 'ours',
  '5': 'ours',
  '7': 'ours',
  '20': 'config',
  '22': 'quota',
  '23': 'quota',
  '30': 'config',
  '31': 'config',
  '32': 'config',
  '33': 'config',
};

/**
 * Rows of a ws.bus.go.kr body, XML or JSON (which has no `ServiceResult` around it), or its fault.
 * `itemCount` is 0 whatever is in the list, so it is not looked at. Throws when it is no such body.
 */
export function busRows(payload: unknown): Rows {
  const answer = at(payload, 'ServiceResult') ?? payload;
  const code = rowKey(at(answer, 'msgHeader'), 'headerCd');
  if (code === undefined) return dataGoKrRows(payload);
  if (EMPTY.has(code)) return { rows: [] };
  if (code !== OK) {
    const message = rowKey(at(answer, 'msgHeader'), 'headerMsg') ?? '';
    return { fault: { kind: FAULTS[code] ?? 'source', code, message } };
  }
  const body = at(answer, 'msgBody');
  if (body === undefined) throw new Error('schema drift: no msgBody');
  if (isRecord(body) && !('itemList' in body)) throw new Error('schema drift: no itemList');
  if (isRecord(body)) return { rows: listOf(at(body, 'itemList')) };
  if (listOf(body).length > 0) throw new Error('msgBody holds no itemList');
  return { rows: [] };
}
