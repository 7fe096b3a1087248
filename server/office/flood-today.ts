import type { IncidentEvent } from '../../contract/event.ts';
import { instantMs } from '../../contract/instant.ts';
import { figureOf, type OfficeSettings } from './office-settings.ts';

/** Flood reports since local midnight: each incident once, also after it has left the city. */
export interface FloodToday {
  note(event: IncidentEvent, nowMs: number): void;
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
    note: ({ subject, data }, nowMs) => {
      if (data.category !== 'flood' || !feeds.includes(data.provenance.feed)) return;
      turn(nowMs);
      const startedMs = instantMs(data.startedAt);
      if (startedMs > endMs && dayOf(startedMs) === day) subjects.add(subject);
    },
    count: (nowMs) => {
      turn(nowMs);
      return base + subjects.size;
    },
  };
}
