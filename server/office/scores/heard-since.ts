import { instantMs } from '../../../contract/instant.ts';
import type { Instant } from '../../../contract/event.ts';
import type { CityView } from '../city-view.ts';

/** Longer than this without a tick, and what happened meanwhile may be missing. */
const GAP_MS = 10 * 60_000;

export interface HeardSince {
  /** Something arrived then. */
  note(now: Instant): void;
  /** The city was looked at then. */
  tick(now: Instant): void;
  /** Since when nothing can be missing. */
  sinceMs(): number;
}

/** From when on the city was listened to without a break. */
export function heardSince(): HeardSince {
  let sinceMs = Number.POSITIVE_INFINITY;
  let lastMs: number | undefined;
  return {
    note: (now) => {
      sinceMs = Math.min(sinceMs, instantMs(now));
    },
    tick: (now) => {
      const nowMs = instantMs(now);
      if (lastMs !== undefined && nowMs - lastMs > GAP_MS) sinceMs = nowMs;
      sinceMs = Math.min(sinceMs, nowMs);
      lastMs = nowMs;
    },
    sinceMs: () => sinceMs,
  };
}

/** Whether a feed speaks: late is slow, anything worse is not known. */
export function isHeard(city: CityView, feed: string): boolean {
  const state = city.byKind.feed.get(`feed/${feed}`)?.data.state;
  return state === 'live' || state === 'late';
}
