import type { Delta } from '../../contract/delta.ts';
import type { CityEvent, Instant } from '../../contract/event.ts';
import type { CityState } from './city-state.ts';
import { commitTo } from './commit.ts';

/** Sources that are no feed of the profile: what we derive and say ourselves. */
const OUR_OWN: ReadonlySet<string> = new Set(['office', 'log']);

/** After a restart with another profile: what belongs to feeds that the city no longer names leaves it. */
export function leaveUnnamed(state: CityState, now: Instant): Delta {
  const commit = commitTo(state, now);
  for (const events of Object.values(state.byKind) as readonly ReadonlyMap<string, CityEvent>[]) {
    for (const event of events.values()) {
      const { feed } = event.kind === 'feed' ? event.data : event.data.provenance;
      if (!state.feeds.has(feed) && !OUR_OWN.has(feed)) commit.remove(event);
    }
  }
  return commit.delta();
}
