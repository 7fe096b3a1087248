import { instantOf } from '../contract/instant.ts';
import type { CityProfile } from './config/city-profile.ts';
import type { BoundFeed } from './config/connectors.ts';
import { callBudget, type BudgetedFeed, type CallBudget } from './intake/call-budget.ts';
import { callLedger } from './intake/call-ledger.ts';
import { wallClock } from './intake/clock.ts';

/** The day's calls of each key of the city, counted in the file at `path`. */
export function cityBudget(
  { budgets, zone }: CityProfile,
  feeds: readonly BoundFeed[],
  path: string,
  nowMs: () => number = wallClock.now,
): CallBudget {
  const limits = Object.fromEntries(
    Object.entries(budgets).map(([key, limit]) => [key, { zone, ...limit }]),
  );
  return callBudget({
    limits,
    feeds: feeds.flatMap((feed) => budgeted(feed, nowMs())),
    ledger: callLedger(path),
    nowMs,
  });
}

function budgeted({ connector, city, priority }: BoundFeed, nowMs: number): BudgetedFeed[] {
  const { id, source, cadence } = connector;
  if (source.transport !== 'poll' || source.keyEnv === undefined) return [];
  const calls = source.calls(city, instantOf(nowMs)).filter((call) => call.isCompanion !== true);
  const demand = { everySec: cadence.everySec, callsPerRound: calls.length, priority };
  return [{ feed: id, key: source.keyEnv, ...demand }];
}
