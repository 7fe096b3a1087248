import type { Failure } from './arrival.ts';
import { networkFailure } from './socket-setup.ts';

/** Reason codes of MQTT 3.1.1 (1…5) and 5 (128…) that waiting does not mend. */
const REFUSALS: readonly (readonly [codes: readonly number[], ko: string, en: string])[] = [
  [[4, 5, 134, 135, 138, 140], '로그인 거부', 'login refused'],
  [[1, 132], 'MQTT 버전 거부', 'protocol version refused'],
  [[2, 133], '클라이언트 ID 거부', 'client id refused'],
  [[142], '같은 ID의 다른 클라이언트가 접속함', 'another client took our id'],
];

const BUSY: Failure = {
  kind: 'unreachable',
  reason: { ko: '브로커가 받지 않음', en: 'the broker takes no connection' },
};

/** What a broker's reason code, or an error of the network below it, means for the feed. */
export function mqttFailure(error: unknown): Failure {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'number' ? refusalOf(code) : networkFailure(error);
}

export function refusalOf(code: number): Failure {
  const found = REFUSALS.find(([codes]) => codes.includes(code));
  if (found === undefined) return BUSY;
  return { kind: 'refused', reason: { ko: found[1], en: found[2] } };
}
