import { DOMAINS } from '../../contract/event.ts';
import type { FeedHealth } from '../../contract/feed-health.ts';
import type { EventOf } from './city.ts';
import { byText } from './gather.ts';
import { isLeftOut } from './recorded-sources.ts';

/** All sources by domain and id: a source never changes its place because it is lost. */
export function selectSources(feeds: ReadonlyMap<string, EventOf<'feed'>>): {
  readonly heardable: readonly FeedHealth[];
  /** Read in this city, not part of the recording that plays. */
  readonly leftOut: readonly FeedHealth[];
} {
  const all = [...feeds.values()]
    .map(({ data }) => data)
    .toSorted(
      (a, b) => DOMAINS.indexOf(a.about) - DOMAINS.indexOf(b.about) || byText(a.feed, b.feed),
    );
  return {
    heardable: all.filter((health) => !isLeftOut(health)),
    leftOut: all.filter(isLeftOut),
  };
}
