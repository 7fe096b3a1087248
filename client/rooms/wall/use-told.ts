import { useMemo } from 'react';
import type { City, EventOf } from '../../city/city.ts';
import type { OpenMatter } from '../../city/open-matter.ts';
import { selectFeeds, type FeedsSummary } from '../../city/select-feeds.ts';
import { selectOpenMatters } from '../../city/select-open-matters.ts';

const minuteInMs = 60_000;
const noFeeds: ReadonlyMap<string, EventOf<'feed'>> = new Map();
const noMatters: readonly OpenMatter[] = [];

/** What every part of a page tells of: worked out once, so that no two parts differ. */
export interface Told {
  readonly matters: readonly OpenMatter[];
  readonly feeds: FeedsSummary;
  /** The clock on screen in whole minutes; ages are told by it. */
  readonly minuteMs: number;
}

export function useTold(city: City | undefined, nowMs: number | undefined): Told {
  const { situation, incident, alert, indicator, asset, request, feed } = city?.byKind ?? {};
  const matters = useMemo(
    () =>
      situation === undefined ||
      incident === undefined ||
      alert === undefined ||
      indicator === undefined ||
      asset === undefined ||
      request === undefined
        ? noMatters
        : selectOpenMatters({ situation, incident, alert, indicator, asset, request }),
    [situation, incident, alert, indicator, asset, request],
  );
  const feeds = useMemo(() => selectFeeds(feed ?? noFeeds), [feed]);
  return { matters, feeds, minuteMs: Math.floor((nowMs ?? 0) / minuteInMs) * minuteInMs };
}
