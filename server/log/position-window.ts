import type { Delta } from '../../contract/delta.ts';
import type { CityEvent } from '../../contract/event.ts';

/** Where things are now and were not when it was last asked: positions are kept every 10 s only. */
export interface PositionWindow {
  note(delta: Delta, atMs: number): void;
  /** What changed, if a row is due or is to be the last; it is then forgotten. */
  take(atMs: number, isLast: boolean): readonly CityEvent[];
  isWaiting(): boolean;
  clear(): void;
}

const EVERY_MS = 10_000;

export function positionWindow(): PositionWindow {
  let changed = new Map<string, CityEvent>();
  let lastMs: number | undefined;
  return {
    note: ({ upserts, removals }, atMs) => {
      lastMs ??= atMs;
      for (const event of upserts) if (event.kind === 'position') changed.set(event.subject, event);
      if (changed.size > 0) for (const subject of removals) changed.delete(subject);
    },
    isWaiting: () => changed.size > 0,
    take: (atMs, isLast) => {
      if (lastMs === undefined || (atMs - lastMs < EVERY_MS && !isLast)) return [];
      lastMs = atMs;
      const taken = [...changed.values()];
      changed = new Map();
      return taken;
    },
    clear: () => {
      changed = new Map();
      lastMs = undefined;
    },
  };
}
