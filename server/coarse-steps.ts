import { instantMs } from '../contract/instant.ts';
import type { LogEntry } from './log/event-log.ts';
import { fold } from './wire/fold.ts';

/** Several steps of a city as one: for a past that is folded while nobody watches. */
export interface CoarseSteps {
  /** Hands on all that came over `everyMs` of the timeline, this one included. */
  add(entry: LogEntry): void;
  flush(): void;
}

export function coarseSteps(append: (entry: LogEntry) => void, everyMs: number): CoarseSteps {
  let held: LogEntry[] = [];
  const flush = (): void => {
    const deltas = held.map(({ delta }) => delta).filter(({ from, to }) => from <= to);
    const late = held.flatMap((entry) => entry.late);
    const [last] = held.slice(-1);
    held = [];
    if (last === undefined) return;
    append({ delta: deltas.length === 0 ? last.delta : fold(deltas), late });
  };
  return {
    add: (entry) => {
      held.push(entry);
      const firstMs = instantMs(held[0]?.delta.now ?? entry.delta.now);
      if (instantMs(entry.delta.now) - firstMs >= everyMs) flush();
    },
    flush,
  };
}
