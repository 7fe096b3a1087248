import type { PastBasis } from '../../contract/delta.ts';
import type { CityEvent } from '../../contract/event.ts';

/** Versions of one thing that were had, and the cursor of the page with earlier ones. */
export interface HeldVersions {
  readonly events: readonly CityEvent[];
  readonly next?: string;
}

const versionName = ({ id, recordedtime }: CityEvent): string => `${id} ${recordedtime}`;

/**
 * The newest page beside what is held, each version once however often it is asked for; a page that
 * does not reach to what is held takes its place: nobody knows what lies between.
 */
export function withNewest(held: HeldVersions, { events, next }: HeldVersions): HeldVersions {
  const asked = new Set(events.map(versionName));
  const isJoined = held.events.some((event) => asked.has(versionName(event)));
  if (!isJoined) return { events, ...(next === undefined ? {} : { next }) };
  const earlier = held.events.filter((event) => !asked.has(versionName(event)));
  return {
    events: [...events, ...earlier],
    ...(held.next === undefined ? {} : { next: held.next }),
  };
}

/** Whether an event may be shown at the clock: nothing later, and nothing that was learnt later. */
export function isAtClock(
  { time, recordedtime }: CityEvent,
  clockMs: number,
  basis: PastBasis,
): boolean {
  const isKnown = basis === 'happened' || Date.parse(recordedtime) <= clockMs;
  return isKnown && Date.parse(time) <= clockMs;
}

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
      .filter((event) => isAtClock(event, clockMs, basis))
      .map((event) => [versionName(event), event]),
  );
  return [...byId.values()].toSorted(
    (a, b) =>
      Date.parse(b.time) - Date.parse(a.time) ||
      Date.parse(b.recordedtime) - Date.parse(a.recordedtime),
  );
}
