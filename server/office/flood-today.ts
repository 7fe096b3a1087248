import type { CityEvent, Instant } from '../../contract/event.ts';
import { instantMs } from '../../contract/instant.ts';
import { figureOf, type OfficeSettings } from './office-settings.ts';

/** Flood reports since local midnight: each incident once, also after it has left the city. */
export interface FloodToday {
  observe(events: readonly CityEvent[], now: Instant): void;
  count(nowMs: number): number;
}

export function floodToday(settings: OfficeSettings): FloodToday {
  const { past, dayOf } = settings;
  const figure = figureOf(settings, 'flood-reports');
  const feeds = figure?.feeds ?? [];
  const recorded = past?.figures[figure?.id ?? ''] ?? [];
  // The day's count when the log begins: the past's last value, if it is still the same day.
  const before = recorded.at(-1) ?? 0;
  const endMs = (past?.fromMs ?? 0) + (recorded.length - 1) * (past?.stepSec ?? 0) * 1000;
  let day = past === undefined ? '' : dayOf(endMs);
  let base = before;
  let subjects = new Set<string>();
  const turn = (nowMs: number): void => {
    const today = dayOf(nowMs);
    if (today === day) return;
    day = today;
    base = 0;
    subjects = new Set();
  };
  return {
    observe: (events, now) => {
      turn(instantMs(now));
      for (const event of events) {
        if (event.kind !== 'incident' || event.data.category !== 'flood') continue;
        const isCall = feeds.includes(event.data.provenance.feed);
        const startedMs = instantMs(event.data.startedAt);
        if (isCall && dayOf(startedMs) === day && startedMs > endMs) subjects.add(event.subject);
      }
    },
    count: (nowMs) => {
      turn(nowMs);
      return base + subjects.size;
    },
  };
}
