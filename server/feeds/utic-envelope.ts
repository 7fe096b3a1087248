import type { Rows } from '../feed-kit/define-connector.ts';
import { at, isRecord, listOf, rowKey } from '../feed-kit/record.ts';

/** `허용된 IP가 아닙니다`: a key works only from the address it was given for. */
const NOT_ALLOWED = '03';
const NEEDS_A_PERSON = /IP|키|인증|허용|key/i;

/**
 * Records of a UTIC body. Refusals come as JSON with HTTP 200 from this XML service: they are faults,
 * because read as a list they would say that every incident is over. Throws when it is neither.
 */
export function uticRows(payload: unknown): Rows {
  const result = at(payload, 'result');
  const refusal = refusalIn(Array.isArray(payload) ? payload[0] : (result ?? payload));
  if (refusal !== undefined) return { fault: refusal };
  if (isRecord(result) && 'record' in result) return { rows: listOf(result['record']) };
  if (typeof result === 'string' && result.trim() === '') return { rows: [] };
  throw new Error('no result with records: not a UTIC answer');
}

function refusalIn(answer: unknown) {
  const code = rowKey(answer, 'resultCode');
  if (code === undefined) return undefined;
  const message = rowKey(answer, 'resultMsg') ?? '';
  const isConfig = code === NOT_ALLOWED || NEEDS_A_PERSON.test(message);
  return { kind: isConfig ? 'config' : 'source', code, message } as const;
}
