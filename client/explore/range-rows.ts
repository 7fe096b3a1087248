import type { CityEvent } from '../../contract/event.ts';
import type { TimeRange } from './explore-view.ts';
import { thingsOfNotes } from './pinned-notes.ts';
import { thingOfEvent } from './thing-of-event.ts';
import { isListed } from './things-of-city.ts';
import type { Thing } from './thing.ts';

/** Rows of a brushed range as far as they have been read, and how far that is. */
export interface RangeRows {
  readonly rows: readonly Thing[];
  /** Events read; those that only change what a later one tells are no rows. */
  readonly read: number;
  /** `cut` = there are more than are ever read; `failed` = the rest could not be had. */
  readonly state: 'reading' | 'whole' | 'cut' | 'failed';
  /** HTTP status, or what the browser says. */
  readonly why?: string;
  /** Spans in which not all that arrived was kept, or of which nothing can be known. */
  readonly unknown: readonly TimeRange[];
  /** Layers that are on and that no range can tell of. */
  readonly notKept: readonly string[];
  /** The clock at which it was asked. */
  readonly clockMs: number;
}

/** Events of a range that are read at most. */
export const MOST_READ = 100_000;

/** Takes events in the order of their arrival, the last first, and makes rows of them. */
export interface RangeTaker {
  readonly take: (events: readonly CityEvent[]) => void;
  readonly rows: () => readonly Thing[];
  readonly read: () => number;
}

/**
 * Each value is a row; whatever has a life, e.g. an incident, is one row, told as it was last known:
 * its earlier versions stand in its own history. Notes that a situation carries are rows where they
 * speak of the range.
 */
export function createRangeTaker({ fromMs, toMs }: TimeRange): RangeTaker {
  const isWithin = ({ sinceMs, endedMs = sinceMs }: Thing): boolean =>
    sinceMs < toMs && endedMs >= fromMs;
  const rows: Thing[] = [];
  const told = new Set<string>();
  let read = 0;
  return {
    take: (events) => {
      for (const event of events) {
        read += 1;
        const name = event.kind === 'observation' ? event.id : event.subject;
        if (told.has(name)) continue;
        told.add(name);
        if (isListed(event)) rows.push(thingOfEvent(event, event.id));
        if (event.kind === 'situation') rows.push(...thingsOfNotes(event).filter(isWithin));
      }
    },
    rows: () => rows.slice(),
    read: () => read,
  };
}
