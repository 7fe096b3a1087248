import type { Text } from '../../contract/place.ts';

export type Deadline = 'connect' | 'headers' | 'total';

/** The time limits of one fetch: whichever runs out first ends it. */
export interface HttpDeadlines extends Disposable {
  /** Aborts when the caller leaves or a time limit is over. */
  readonly signal: AbortSignal;
  readonly start: (deadline: Deadline, ms: number) => void;
  readonly meet: (deadline: Deadline) => void;
  /** The one that ran out. */
  readonly missed: () => Deadline | undefined;
}

export const MISSED_WORDS: Readonly<Record<Deadline, Text>> = {
  connect: { ko: '제시간에 연결되지 않음', en: 'no connection in time' },
  headers: { ko: '응답 없음', en: 'no answer in time' },
  total: { ko: '응답이 제시간에 끝나지 않음', en: 'no complete answer in time' },
};

/** Timers that abort; all are cleared on disposal. */
export function httpDeadlines(leaving: AbortSignal): HttpDeadlines {
  const slow = new AbortController();
  const timers = new Map<Deadline, NodeJS.Timeout>();
  let missed: Deadline | undefined;
  const meet = (deadline: Deadline): void => clearTimeout(timers.get(deadline));
  return {
    signal: AbortSignal.any([leaving, slow.signal]),
    start: (deadline, ms) => {
      meet(deadline);
      const miss = (): void => {
        missed ??= deadline;
        slow.abort();
      };
      timers.set(deadline, setTimeout(miss, ms));
    },
    meet,
    missed: () => missed,
    [Symbol.dispose]: () => timers.forEach((timer) => clearTimeout(timer)),
  };
}
