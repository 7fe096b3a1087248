import type { CityEvent } from '../../../contract/event.ts';

/** The last hours of a log, told before anything is judged: what held then, and has passed since. */
export interface EvidenceReplay {
  /** What an event leaves in force: itself, or a newer one that came before it. */
  take(event: CityEvent, nowMs: number): CityEvent;
  /** Whether it reaches back so far. */
  covers(sinceMs: number): boolean;
  end(): void;
}

export function evidenceReplay(): EvidenceReplay {
  const inForce = new Map<string, CityEvent>();
  let firstMs = Infinity;
  return {
    take: (event, nowMs) => {
      firstMs = Math.min(firstMs, nowMs);
      const held = inForce.get(event.subject);
      if (held !== undefined && event.data.version < held.data.version) return held;
      inForce.set(event.subject, event);
      return event;
    },
    covers: (sinceMs) => firstMs <= sinceMs,
    end: () => inForce.clear(),
  };
}
