import { instantOf } from '../../contract/instant.ts';
import type { CityContext } from '../feed-kit/city-context.ts';
import type { Call, Connector, FollowUp } from '../feed-kit/define-connector.ts';
import type { RawFrame } from '../feed-kit/raw-frame.ts';
import type { SourceFault } from '../feed-kit/reading.ts';
import type { Arrival, Failure } from './arrival.ts';
import { askInTurn } from './ask-in-turn.ts';
import type { BudgetPlan, CallBudget } from './call-budget.ts';
import { circuitBreaker, withOpenCircuit } from './circuit-breaker.ts';
import type { Clock } from './clock.ts';
import { dueCalls, type DueCalls } from './due-calls.ts';
import { feedCaller } from './feed-caller.ts';
import { callAsker } from './feed-round.ts';
import { followedUrls } from './followed-urls.ts';
import type { HttpLimits } from './http-fetch.ts';
import { nextRoundMs } from './round-schedule.ts';
import { sourceRestMs } from './source-rest.ts';

/** A connector with its city and the address it is asked at. */
export interface PolledFeed {
  readonly connector: Connector;
  readonly city: CityContext;
  readonly baseUrl: string;
  readonly allowPrivate: boolean;
}

export interface PollSetup {
  /** Where keys are. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** 0 ≤ x < 1; spreads retries. */
  readonly random?: () => number;
  readonly limits?: HttpLimits;
  /** Under which a source's operator finds us. */
  readonly contact?: string;
  /** Sees the tables of companion calls too, which are no arrivals of their own. */
  readonly onTable?: (frame: RawFrame) => void;
  /** Absent = asked as the connectors say, without a count. */
  readonly budget?: CallBudget;
  /** How a feed is asked from now on. */
  readonly onPlan?: (feed: string, plan: BudgetPlan) => void;
  /** Names what a body asks to be fetched besides; absent = the connector itself does. */
  readonly follow?: (frame: RawFrame, feed: PolledFeed) => Promise<readonly FollowUp[]>;
}

const KEY_MISSING: Failure = { kind: 'key-missing', reason: { ko: '키 없음', en: 'key missing' } };
const DEFECT: Failure = { kind: 'defect', reason: { ko: '연결기 결함', en: 'connector defect' } };

/** Asks one feed round after round until the signal; every answer and failure goes to `emit`. */
export async function pollFeed(
  feed: PolledFeed,
  setup: PollSetup,
  emit: (arrival: Arrival) => void,
): Promise<void> {
  const { id, source, cadence } = feed.connector;
  const { clock, signal, random = Math.random, budget } = setup;
  const key = source.keyEnv === undefined ? undefined : setup.env[source.keyEnv];
  const fail = (failure: Failure): void =>
    emit({ kind: 'failure', feed: id, at: instantOf(clock.now()), failure });
  if (source.keyEnv !== undefined && (key === undefined || key === '')) return fail(KEY_MISSING);

  const breaker = circuitBreaker(random);
  const due = dueCalls(source, feed.city);
  const caller = feedCaller({
    ...feed,
    key,
    contact: setup.contact,
    limits: setup.limits,
    signal,
  });
  const followed = followedUrls(feed.baseUrl, hostsOf(feed.city));
  let rest = { untilMs: 0, ms: 0 };
  const ask = callAsker({
    feed: id,
    caller,
    clock,
    signal,
    tables: due.tables,
    followed,
    follow: async (frame) =>
      setup.follow === undefined
        ? feed.connector.follow(frame, feed.city)
        : setup.follow(frame, feed),
    mayCall: () => budget?.take(id) ?? true,
    emit: (arrival) => emit(breaker.isProbing() ? withOpenCircuit(arrival) : arrival),
    onTable: (call, frame) => {
      due.got(call, clock.now());
      if (frame !== undefined) setup.onTable?.(frame);
    },
    onSettled: (outcome) => {
      if (outcome.fault !== undefined) heed(outcome.fault);
      if (outcome.read !== 0 || outcome.rejects.length === 0) return;
      for (const table of due.doubted(clock.now())) caller.forget(caller.urlOf(table));
    },
  });

  const startMs = clock.now();
  let roundMs = startMs;
  let betweenMs = 0;
  let failed: ReadonlySet<string> = new Set();
  while (!signal.aborted) {
    const restMs = Math.min(rest.untilMs - clock.now(), rest.ms);
    if (restMs > 0) {
      await clock.sleep(restMs, signal);
      continue;
    }
    const plan = budget?.plan(id);
    if (plan !== undefined) setup.onPlan?.(id, plan);
    const untilMs = roundMs - clock.now();
    // A round further away than any can be: the clock was put back.
    const isRound = untilMs <= 0 || untilMs > betweenMs;
    if (isRound) {
      const everySec = plan?.everySec ?? cadence.everySec;
      roundMs = nextRoundMs(id, everySec, startMs, clock.now());
      betweenMs = roundMs - clock.now();
      followed.begin();
    }
    const calls = orDefect(() => due.at(clock.now(), isRound, failed), fail);
    const round = await askProbing(calls);
    failed = round.failed;
    // What the round has cost: else it would be known only at the next one.
    const left = budget?.plan(id);
    if (left !== undefined) setup.onPlan?.(id, left);
    const untilRoundMs = Math.min(Math.max(0, roundMs - clock.now()), betweenMs);
    if (failed.size === 0) {
      breaker.succeeded();
      await clock.sleep(untilRoundMs, signal);
      continue;
    }
    const backMs = Math.max(breaker.failed(), round.retryAfterMs);
    await clock.sleep(round.answered === 0 ? backMs : Math.min(backMs, untilRoundMs), signal);
  }

  /** While the circuit is open one call finds out whether the source is back. */
  async function askProbing(calls: readonly Call[]) {
    const [first, ...others] = calls;
    if (first === undefined || !breaker.isProbing()) return askInTurn(calls, ask, clock, signal);
    const probe = await askInTurn([first], ask, clock, signal);
    if (probe.failed.size > 0) {
      return { ...probe, failed: new Set(calls.map(({ name }) => name)) };
    }
    breaker.succeeded();
    const round = await askInTurn(others, ask, clock, signal);
    return { ...round, answered: round.answered + 1 };
  }

  /** Counted from when it was heard: a quota that ended yesterday says nothing of today's. */
  function heed(fault: SourceFault): void {
    if (fault.kind === 'quota') budget?.exhaust(id);
    const restMs = sourceRestMs(fault, budget?.untilResetMs(id));
    if (restMs === undefined) return;
    const ms = Math.min(restMs + random() * Math.min(restMs / 10, SPREAD_MS), LONGEST_SLEEP_MS);
    rest = { untilMs: clock.now() + ms, ms };
  }
}

/** Feeds that rest until the same midnight do not come back at once, but soon. */
const SPREAD_MS = 90_000;
/** Timers of Node end at 24.8 days; a day and a tenth is the longest asked for. */
const LONGEST_SLEEP_MS = 26.4 * 3_600_000;

/** Hosts besides the source's own whose documents the city allows. */
function hostsOf({ settings }: CityContext): readonly string[] {
  const hosts: unknown = settings['hosts'];
  return Array.isArray(hosts) ? hosts.filter((host) => typeof host === 'string') : [];
}

/** A connector that cannot name its calls is told and skipped: it must not silence other feeds. */
function orDefect(calls: () => DueCalls, fail: (failure: Failure) => void): DueCalls {
  try {
    return calls();
  } catch {
    fail(DEFECT);
    return [];
  }
}
