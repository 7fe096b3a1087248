import type { FeedBudget } from '../../contract/feed-health.ts';
import { instantOf } from '../../contract/instant.ts';
import { localTimeText } from '../feed-kit/zoned-time.ts';
import type { CallLedger } from './call-ledger.ts';
import { stretchedCadences, type CallDemand } from './stretched-cadences.ts';

export interface BudgetLimit {
  readonly callsPerDay: number;
  /** Where the day of the count begins at midnight. */
  readonly zone: string;
}

/** A feed and the variable of the key its calls are counted on. */
export interface BudgetedFeed extends CallDemand {
  readonly key: string;
}

/** How often a feed is asked now, and what is left of its key's calls. */
export interface BudgetPlan {
  readonly everySec: number;
  readonly budget: FeedBudget;
}

/** Shares the calls of a day among the feeds of a key. Feeds of keys without a limit are not in it. */
export interface CallBudget {
  /** Counts one call of the feed; false = it must not be made today. */
  take(feed: string): boolean;
  /** The source says that the day's calls are used up, whatever we counted. */
  exhaust(feed: string): void;
  plan(feed: string): BudgetPlan | undefined;
  /** Until the count of the feed's key starts anew; undefined without a limit. */
  untilResetMs(feed: string): number | undefined;
}

export interface BudgetParts {
  /** By the key's variable. */
  readonly limits: Readonly<Record<string, BudgetLimit>>;
  readonly feeds: readonly BudgetedFeed[];
  readonly ledger: CallLedger;
  readonly nowMs: () => number;
}

/** Kept back for retries and for feeds of the first two priorities. */
const RESERVE = 0.05;
const RESERVED_TO_PRIORITY = 2;
/** Cadences are planned anew so often, from what is left then. */
const REPLAN_MS = 10 * 60_000;
const DAY_MS = 86_400_000;
const QUARTER_MS = 900_000;

interface Planned {
  readonly atMs: number;
  readonly day: string;
  readonly everySec: ReadonlyMap<string, number>;
}

export function callBudget({ limits, feeds, ledger, nowMs }: BudgetParts): CallBudget {
  const byFeed = new Map(feeds.map((feed) => [feed.feed, feed]));
  const plans = new Map<string, Planned>();
  const askedMs = new Map<string, number>();

  const limitOf = (feed: string) => {
    const known = byFeed.get(feed);
    const limit = known === undefined ? undefined : limits[known.key];
    return known === undefined || limit === undefined ? undefined : { ...known, ...limit };
  };
  const dayOf = (zone: string): string => localTimeText(instantOf(nowMs()), zone, 'yyyy-MM-dd');
  const resetMs = (zone: string): number => nextMidnightMs(nowMs(), zone);
  const leftOf = ({ key, callsPerDay, zone }: BudgetLimit & { readonly key: string }): number =>
    Math.max(0, callsPerDay - ledger.used(key, dayOf(zone)));

  const cadences = (key: string, limit: BudgetLimit): ReadonlyMap<string, number> => {
    const held = plans.get(key);
    const day = dayOf(limit.zone);
    const isFresh = held?.day === day && nowMs() - held.atMs < REPLAN_MS;
    if (held !== undefined && isFresh) return held.everySec;
    const calls = leftOf({ ...limit, key }) - limit.callsPerDay * RESERVE;
    const spanSec = (resetMs(limit.zone) - nowMs()) / 1000;
    const sharing = feeds.flatMap((feed) => {
      if (feed.key !== key) return [];
      const lastMs = askedMs.get(feed.feed);
      return lastMs === undefined ? feed : { ...feed, sinceSec: (nowMs() - lastMs) / 1000 };
    });
    const everySec = stretchedCadences(sharing, Math.max(0, calls), spanSec);
    plans.set(key, { atMs: nowMs(), day, everySec });
    return everySec;
  };

  return {
    take: (feed) => {
      const limit = limitOf(feed);
      if (limit === undefined) return true;
      const { key, callsPerDay, zone, priority } = limit;
      const reserve = priority <= RESERVED_TO_PRIORITY ? 0 : callsPerDay * RESERVE;
      if (leftOf(limit) <= reserve) return false;
      askedMs.set(feed, nowMs());
      const day = dayOf(zone);
      ledger.note(key, day, ledger.used(key, day) + 1);
      return true;
    },
    exhaust: (feed) => {
      const limit = limitOf(feed);
      if (limit !== undefined) ledger.note(limit.key, dayOf(limit.zone), limit.callsPerDay);
    },
    plan: (feed) => {
      const limit = limitOf(feed);
      if (limit === undefined) return undefined;
      const { key, callsPerDay, zone } = limit;
      const resetsAt = instantOf(resetMs(zone));
      return {
        everySec: cadences(key, limit).get(feed) ?? limit.everySec,
        budget: { key, callsPerDay, left: leftOf(limit), resetsAt },
      };
    },
    untilResetMs: (feed) => {
      const limit = limitOf(feed);
      return limit === undefined ? undefined : resetMs(limit.zone) - nowMs();
    },
  };
}

/** When the zone's next day begins, also where a change of clocks skips its midnight. */
function nextMidnightMs(ms: number, zone: string): number {
  const dayOf = (atMs: number): string => localTimeText(instantOf(atMs), zone, 'yyyy-MM-dd');
  const today = dayOf(ms);
  // Days begin at a whole quarter of an hour of UTC in every zone, and none is longer than 25 h.
  const firstMs = Math.floor(ms / QUARTER_MS + 1) * QUARTER_MS;
  for (let atMs = firstMs; atMs <= ms + DAY_MS * 1.5; atMs += QUARTER_MS) {
    if (dayOf(atMs) > today) return atMs;
  }
  return ms + DAY_MS;
}
