import type { Domain } from '../../contract/event.ts';
import type { FeedHealth } from '../../contract/feed-health.ts';

/**
 * The sources of a tile: those that its rows are from. While it has none, those that are about its
 * domains and tell nothing else: one of them would have told.
 */
export function feedsBehind(
  heard: Iterable<string>,
  domains: readonly Domain[],
  elsewhere: ReadonlySet<string>,
): (health: FeedHealth) => boolean {
  const found = new Set(heard);
  return ({ feed, about }) =>
    found.size > 0 ? found.has(feed) : domains.includes(about) && !elsewhere.has(feed);
}
