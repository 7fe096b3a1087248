import { instantOf } from '../contract/instant.ts';
import type { CityProfile } from './config/city-profile.ts';
import type { BoundFeed } from './config/connectors.ts';
import {
  callBudget,
  type BudgetedFeed,
  type BudgetLimit,
  type CallBudget,
} from './intake/call-budget.ts';
import { callLedger } from './intake/call-ledger.ts';
import { wallClock } from './intake/clock.ts';

/** The day's calls of each key of the city, counted in the file at `path`. */
export function cityBudget(
  { budgets, zone }: CityProfile,
  feeds: readonly BoundFeed[],
  path: string,
  nowMs: () => number = wallClock.now,
): CallBudget {
  const limits: Record<string, BudgetLimit> = {};
  for (const [key, limit] of Object.entries(budgets)) limits[key] = { zone, ...limit };
  for (const { connector, callsPerDay } of feeds) {
    if (callsPerDay !== undefined) limits[serviceKey(connector)] = { zone, callsPerDay };
  }
  return callBudget({
    limits,
    feeds: feeds.flatMap((feed) => budgeted(feed, nowMs())),
    ledger: callLedger(path, (why) => console.error(`calls are counted in memory only: ${why}`)),
    nowMs,
  });
}

/** Some keys have a count for each service: data.go.kr's. */
function serviceKey({ id, source }: BoundFeed['connector']): string {
  return `${source.keyEnv ?? 'no key'} (${id})`;
}

function budgeted(feed: BoundFeed, nowMs: number): BudgetedFeed[] {
  const { connector, priority, callsPerDay } = feed;
  const { id, source, cadence } = connector;
  if (source.transport !== 'poll') return [];
  const key = callsPerDay === undefined ? source.keyEnv : serviceKey(connector);
  if (key === undefined) return [];
  const demand = {
    everySec: cadence.everySec,
    callsPerRound: meanCalls(feed, nowMs),
    priority,
  };
  return [{ feed: id, key, ...demand }];
}

/** Some feeds ask more around midnight or in January: the mean over the hours of a day. */
function meanCalls(feed: BoundFeed, nowMs: number): number {
  let calls = 0;
  for (let hour = 0; hour < HOURS; hour += 1) calls += callsAt(feed, nowMs + hour * HOUR_MS);
  return calls / HOURS;
}

/** A connector that cannot name its calls makes none; its feed says so, and the city starts. */
function callsAt({ connector, city }: BoundFeed, atMs: number): number {
  try {
    const named = connector.source.calls(city, instantOf(atMs));
    return named.filter((call) => call.isCompanion !== true).length;
  } catch {
    return 0;
  }
}

const HOURS = 24;
const HOUR_MS = 3_600_000;
