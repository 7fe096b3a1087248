import type { EventOf } from './city.ts';

const dayMs = 86_400_000;

/** Incidents that ended in the last 24 h, the latest first. */
export function selectEnded(
  incidents: ReadonlyMap<string, EventOf<'incident'>>,
  nowMs: number,
): readonly { readonly event: EventOf<'incident'>; readonly endedMs: number }[] {
  return [...incidents.values()]
    .flatMap((event) => {
      if (event.data.status !== 'ended' || event.data.endedAt === undefined) return [];
      const endedMs = Date.parse(event.data.endedAt);
      return endedMs > nowMs || nowMs - endedMs > dayMs ? [] : [{ event, endedMs }];
    })
    .toSorted((a, b) => b.endedMs - a.endedMs || (a.event.subject < b.event.subject ? -1 : 1));
}
