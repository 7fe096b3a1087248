import type { Position } from '../../contract/delta.ts';
import type { CityEvent, Instant } from '../../contract/event.ts';
import type { CityState } from './city-state.ts';
import { noteLeaving } from './leaving.ts';
import { idKey } from './merge.ts';
import { LISTED_NO_MORE, OUR_CHANGE } from './our-change.ts';
import { restoreChains } from './restore-chains.ts';
import { restoreFeed } from './restore-feed.ts';

/** How a city stood when it was stopped, as its log tells. */
export interface StoppedCity extends Position {
  readonly now: Instant;
  /** All that was in force. */
  readonly events: readonly CityEvent[];
  /** `idKey`s of what arrived lately, oldest first. */
  readonly seen: readonly string[];
  /** What arrived in its last hours, oldest first, also what was replaced since. */
  readonly recent: readonly CityEvent[];
}

/** Makes an empty city go on where it stopped. */
export function restore(state: CityState, stopped: StoppedCity): void {
  state.epoch = stopped.epoch;
  state.seq = stopped.seq;
  state.now = stopped.now;
  for (const event of stopped.events) {
    (state.byKind[event.kind] as Map<string, CityEvent>).set(event.subject, event);
    noteLeaving(state, event);
  }
  for (const key of stopped.seen) {
    if (LISTED_NO_MORE.test(key)) state.seen.forget(key.replace(OUR_CHANGE, ''));
    else state.seen.add(key);
  }
  for (const event of stopped.events) {
    // What a source lists for days was new long ago.
    if (!LISTED_NO_MORE.test(event.id)) state.seen.add(idKey(event).replace(OUR_CHANGE, ''));
    const record = event.kind === 'feed' ? state.feeds.get(event.data.feed) : undefined;
    if (event.kind === 'feed' && record !== undefined) restoreFeed(record, event);
  }
  restoreChains(state, stopped.recent);
}
