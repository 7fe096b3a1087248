import type { CityEvent, Instant, Kind } from '../../contract/event.ts';
import type { CityState } from './city-state.ts';
import type { Commit } from './commit.ts';

/** Since when an event is on its way out: ended, or unheard of; undefined = time does not remove it. */
function leavingSince(event: CityEvent): Instant | undefined {
  if (event.kind === 'position' || event.kind === 'observation') return event.recordedtime;
  return 'endedAt' in event.data ? event.data.endedAt : undefined;
}

/** To be told of each event that comes in force. */
export function noteLeaving(state: CityState, event: CityEvent): void {
  const since = leavingSince(event);
  if (since === undefined) return;
  const earliest = state.leaving.get(event.kind);
  if (earliest === undefined || since < earliest) state.leaving.set(event.kind, since);
}

/** Removes those of a kind that have been on their way out since before an instant. */
export function removeLeaving(state: CityState, commit: Commit, kind: Kind, before: Instant): void {
  const earliest = state.leaving.get(kind);
  // Nearly every tick: none of them is due, and none is looked at.
  if (earliest === undefined || earliest >= before) return;
  let next: Instant | undefined;
  for (const event of state.byKind[kind].values()) {
    const since = leavingSince(event);
    if (since === undefined) continue;
    if (since < before) commit.remove(event);
    else if (next === undefined || since < next) next = since;
  }
  if (next === undefined) state.leaving.delete(kind);
  else state.leaving.set(kind, next);
}
