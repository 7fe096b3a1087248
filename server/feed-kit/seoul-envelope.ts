import type { Rows } from './define-connector.ts';
import { at, isRecord, listOf, type PlainRecord } from './record.ts';
import type { FaultKind } from './reading.ts';

/** Message table of the Open Data Plaza; 337 (daily limit) is answered but not in the table. */
const FAULTS: Readonly<Record<string, FaultKind>> = {
  'INFO-100': 'config',
  'ERROR-300': 'config',
  'ERROR-301': 'config',
  'ERROR-310': 'config',
  'ERROR-335': 'config',
  'ERROR-331': 'ours',
  'ERROR-332': 'ours',
  'ERROR-333': 'ours',
  'ERROR-334': 'ours',
  'ERROR-336': 'ours',
  'ERROR-337': 'quota',
};

/**
 * Rows of an Open Data Plaza body, JSON or XML, or the fault it tells of. All its errors come with
 * HTTP 200, in six different places. Throws when it is no such body at all.
 */
export function seoulRows(payload: unknown, rowsKey = 'row'): Rows {
  if (!isRecord(payload)) throw new Error('not an Open Data Plaza answer');
  const result = resultOf(payload);
  if (result === undefined) throw new Error('no result code: not an Open Data Plaza answer');
  if (result.code === 'INFO-200') return { rows: [] };
  if (result.code !== 'INFO-000') {
    const kind = FAULTS[result.code] ?? 'source';
    return { fault: { kind, code: result.code, message: result.message } };
  }
  for (const place of [payload, ...Object.values(payload)]) {
    const rows = at(place, rowsKey);
    const total = Number(at(place, 'list_total_count'));
    if (rows !== undefined) {
      const listed = listOf(rows);
      if (listed.length > 0 || !(total > 0)) return { rows: listed };
      throw new Error(`schema drift: no ${rowsKey} of ${total} in the list`);
    }
    if (place !== payload && total === 0) return { rows: [] };
  }
  throw new Error(`schema drift: no ${rowsKey} in an answer that says it has data`);
}

function resultOf(body: PlainRecord): { code: string; message: string } | undefined {
  const places = [
    ...Object.values(body).map((service) => at(service, 'RESULT')),
    at(body, 'RESULT'),
    at(body, 'errorMessage'),
    body,
  ];
  for (const place of places) {
    const code = at(place, 'CODE') ?? at(place, 'RESULT.CODE') ?? at(place, 'code');
    if (typeof code !== 'string') continue;
    const message = at(place, 'MESSAGE') ?? at(place, 'RESULT.MESSAGE') ?? at(place, 'message');
    return { code: code.trim(), message: typeof message === 'string' ? message.trim() : '' };
  }
  return undefined;
}
