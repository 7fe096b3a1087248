import { instantOf } from '../../contract/instant.ts';
import type { CityContext } from '../feed-kit/city-context.ts';
import type { Call, Connector } from '../feed-kit/define-connector.ts';
import type { RawFrame } from '../feed-kit/raw-frame.ts';
import type { Arrival, Failure } from './arrival.ts';
import { askInTurn } from './ask-in-turn.ts';
import { callUrl } from './call-url.ts';
import type { Clock } from './clock.ts';
import { companions } from './companions.ts';
import { backoffMs } from './fault-backoff.ts';
import { frameOfBody } from './frame-of-body.ts';
import { httpFetch, type HttpFailure, type HttpLimits } from './http-fetch.ts';
import { nextRoundMs } from './round-schedule.ts';

/** A connector with its city and the address it is asked at. */
export interface PolledFeed {
  readonly connector: Connector;
  readonly city: CityContext;
  readonly baseUrl: string;
}

export interface PollSetup {
  /** Where keys are. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** 0 ≤ x < 1; spreads retries. */
  readonly random?: () => number;
  readonly limits?: HttpLimits;
  /** Sees the tables of companion calls too, which are no arrivals of their own; for a recorder. */
  readonly onTable?: (frame: RawFrame) => void;
}

const KEY_MISSING: Failure = { kind: 'key-missing', reason: { ko: '키 없음', en: 'key missing' } };
const DEFECT: Failure = { kind: 'defect', reason: { ko: '연결기 결함', en: 'connector defect' } };

const TABLE_LIFE_MS = 24 * 3_600_000;
const NEVER = Number.NEGATIVE_INFINITY;

/** Asks one feed round after round until the signal; every answer and failure goes to `emit`. */
export async function pollFeed(
  feed: PolledFeed,
  setup: PollSetup,
  emit: (arrival: Arrival) => void,
): Promise<void> {
  const { id, source, cadence } = feed.connector;
  const { clock, signal, limits, random = Math.random } = setup;
  const key = source.keyEnv === undefined ? undefined : setup.env[source.keyEnv];
  const fail = (failure: Failure): void =>
    emit({ kind: 'failure', feed: id, at: instantOf(clock.now()), failure });
  if (source.keyEnv !== undefined && (key === undefined || key === '')) return fail(KEY_MISSING);

  /** When each companion table was last good. */
  const tableAt = new Map<string, number>();
  const tables = companions((_, call) => tableAt.has(call));

  /** Tables come first, because the answers after them need them. */
  const dueCalls = (isRound: boolean, failed: ReadonlySet<string>): readonly Call[] => {
    const nowMs = clock.now();
    const calls = source.calls(feed.city, instantOf(nowMs));
    const lists = calls.filter(({ isCompanion }) => isCompanion === true);
    const answers = calls.filter(({ isCompanion }) => isCompanion !== true);
    for (const { name } of lists) if (!tableAt.has(name)) tableAt.set(name, NEVER);
    return [
      ...lists.filter(({ name }) => nowMs - (tableAt.get(name) ?? NEVER) >= TABLE_LIFE_MS),
      ...answers.filter(({ name }) => isRound || failed.has(name)),
    ];
  };

  const ask = async (call: Call): Promise<HttpFailure | undefined> => {
    const answer = await httpFetch(callUrl(feed.baseUrl, call.path, key), signal, limits);
    if (signal.aborted) return undefined;
    if ('failure' in answer) {
      fail(answer.failure);
      return answer;
    }
    const frame = frameOfBody(id, call.name, clock.now(), answer);
    const whole = tables.attach(frame);
    if (whole !== undefined) {
      emit({ kind: 'frame', frame: whole });
      return undefined;
    }
    tableAt.set(call.name, clock.now());
    setup.onTable?.(frame);
    return undefined;
  };

  const startMs = clock.now();
  let roundMs = startMs;
  let failed: ReadonlySet<string> = new Set();
  let failedRounds = 0;
  while (!signal.aborted) {
    const isRound = clock.now() >= roundMs;
    if (isRound) roundMs = nextRoundMs(id, cadence.everySec, startMs, clock.now());
    const calls = orDefect(() => dueCalls(isRound, failed), fail);
    const round = await askInTurn(calls, ask, clock, signal);
    failed = round.failed;
    failedRounds = failed.size === 0 ? 0 : failedRounds + 1;
    const untilRoundMs = Math.max(0, roundMs - clock.now());
    const backMs = Math.max(backoffMs(failedRounds, random), round.retryAfterMs);
    if (failed.size === 0) await clock.sleep(untilRoundMs, signal);
    else if (round.answered === 0) await clock.sleep(backMs, signal);
    else await clock.sleep(Math.min(backMs, untilRoundMs), signal);
  }
}

/** A connector that cannot name its calls is told and skipped: it must not silence other feeds. */
function orDefect(calls: () => readonly Call[], fail: (failure: Failure) => void): readonly Call[] {
  try {
    return calls();
  } catch {
    fail(DEFECT);
    return [];
  }
}
