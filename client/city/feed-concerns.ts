import type { FeedBudget, FeedHealth } from '../../contract/feed-health.ts';

/** Share of a day's calls under which the rest is worth a word on the wall. */
const LOW_SHARE = 0.05;

/** The calls of the key are nearly or wholly used up. */
export function isBudgetLow(budget: FeedBudget | undefined): boolean {
  return budget !== undefined && budget.left < budget.callsPerDay * LOW_SHARE;
}

/** Something about the feed that a person should read, though it may be live. */
export function hasConcern(health: FeedHealth): boolean {
  return (
    (health.state !== 'live' && health.state !== 'not-connected') ||
    health.quality === 'uncertain' ||
    (health.drift?.length ?? 0) > 0 ||
    health.rejects.length > 0 ||
    isBudgetLow(health.budget)
  );
}
