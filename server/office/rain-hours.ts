import type { ObservationEvent } from '../../contract/event.ts';
import { instantMs } from '../../contract/instant.ts';

const SLOT_MS = 600_000;
const HOUR_MS = 3_600_000;
/** One of six ten-minute slots may be missing; with fewer the hour is not known. */
const MIN_SLOTS = 5;
/** A gauge that is silent for two of its slots says nothing about now. */
const CURRENT_MS = 2 * SLOT_MS + 60_000;

export interface GaugeHour {
  readonly observation: ObservationEvent;
  /** Sum of the 60 min to `asOfMs`. */
  readonly mm: number;
  readonly asOfMs: number;
}

/** Rolling hour of each rain gauge, from ten-minute depths in whatever order they arrive. */
export interface RainHours {
  note(event: ObservationEvent): void;
  /** Gauges whose last hour is known and current. */
  at(nowMs: number): readonly GaugeHour[];
  /** Every gauge that ever spoke, by its newest value. */
  gauges(): readonly ObservationEvent[];
}

export function rainHours(): RainHours {
  const slots = new Map<string, Map<number, number>>();
  const newest = new Map<string, ObservationEvent>();
  return {
    note: (event) => {
      const { observedProperty, result } = event.data;
      if (observedProperty !== 'rain.depth10m' || typeof result !== 'number') return;
      const { subject, time } = event;
      const held = newest.get(subject);
      if (held === undefined || held.time < time) newest.set(subject, event);
      const own = slots.get(subject) ?? new Map<number, number>();
      slots.set(subject, own.set(instantMs(time), result));
    },
    at: (nowMs) => {
      const hours: GaugeHour[] = [];
      for (const [subject, observation] of newest) {
        const asOfMs = instantMs(observation.time);
        const own = slots.get(subject);
        if (own === undefined || nowMs - asOfMs > CURRENT_MS) continue;
        let mm = 0;
        let count = 0;
        for (const [endMs, depth] of own) {
          if (endMs <= asOfMs - 2 * HOUR_MS) own.delete(endMs);
          else if (endMs > asOfMs - HOUR_MS) {
            mm += depth;
            count += 1;
          }
        }
        if (count >= MIN_SLOTS) hours.push({ observation, mm: Math.round(mm * 10) / 10, asOfMs });
      }
      return hours;
    },
    gauges: () => [...newest.values()],
  };
}
