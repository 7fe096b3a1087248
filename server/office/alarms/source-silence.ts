import type { FeedEvent, Instant } from '../../../contract/event.ts';
import { instantMs } from '../../../contract/instant.ts';
import { placeOf, type Watch } from './watch.ts';

/** Cadences of its feed after which a gauge is silent. */
const MISSED = 3;
const LEAST_MS = 60_000;

/** Whether what is watched is still told of. */
export interface SourceSilence {
  observe(event: FeedEvent): void;
  isSilent(watch: Watch, now: Instant): boolean;
}

export function sourceSilence(): SourceSilence {
  const feeds = new Map<string, FeedEvent['data']>();
  return {
    observe: ({ data }) => void feeds.set(data.feed, data),
    isSilent: (watch, now) => {
      if (watch.isDoubtful) return true;
      const feed = feeds.get(placeOf(watch).feed);
      if (feed === undefined) return false;
      if (feed.state === 'stale' || feed.state === 'down') return true;
      // Equipment and warnings speak when something happens, not by a cadence.
      if (watch.rule.watching.kind !== 'property') return false;
      const heardMs = watch.event === undefined ? watch.atMs : instantMs(watch.event.recordedtime);
      return instantMs(now) - heardMs > Math.max(LEAST_MS, MISSED * feed.everySec * 1000);
    },
  };
}
