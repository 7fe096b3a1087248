import type { PastBasis } from '../../contract/delta.ts';
import type { CityEvent } from '../../contract/event.ts';

/**
 * Versions of one thing that may be shown at the clock, the newest first: nothing that speaks of a
 * later time, and, as it was known then, nothing that arrived later. An event that came twice stands
 * once.
 */
export function versionsAtClock(
  events: readonly CityEvent[],
  clockMs: number,
  basis: PastBasis,
): readonly CityEvent[] {
  const byId = new Map(
    events
      .filter(({ time, recordedtime }) => {
        const isKnown = basis === 'happened' || Date.parse(recordedtime) <= clockMs;
        return isKnown && Date.parse(time) <= clockMs;
      })
      .map((event) => [`${event.id} ${event.recordedtime}`, event]),
  );
  return [...byId.values()].toSorted(
    (a, b) =>
      Date.parse(b.time) - Date.parse(a.time) ||
      Date.parse(b.recordedtime) - Date.parse(a.recordedtime),
  );
}
