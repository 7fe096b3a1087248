import type { Delta } from '../contract/delta.ts';
import type { Instant } from '../contract/event.ts';
import type { Timeline } from './hub/timeline.ts';
import type { EventLog, EventLogParts, HeldCity, LogState } from './log/event-log.ts';
import { lastSteps, type LastSteps } from './log/last-steps.ts';
import { memoryLog } from './log/memory-log.ts';

/** Everything that keeps a city's past, and reads it: opened together, closed in order. */
export interface CityLog {
  readonly log: EventLog;
  /** The end of a log that was there before. */
  readonly last: LastSteps;
  /** What was in force at an instant; undefined when that is not held. */
  readonly at: (instant: Instant) => Promise<HeldCity | undefined>;
  readonly state: () => LogState;
  /** False while the disk takes nothing. */
  readonly isRecording: () => boolean;
  /** Settles when all is written and every file is closed. */
  close(): Promise<void>;
}

const NOTHING: LastSteps = { deltas: [], steps: [] };
const MINUTE_MS = 60_000;
/** What screens may resume from, and what the office remembers of single events. */
const LAST = {
  count: 10_000,
  ageMs: 15 * MINUTE_MS,
  stepsMs: 24 * 60 * MINUTE_MS,
  kinds: new Set(['observation', 'incident', 'asset', 'alert'] as const),
  withinMs: 3_000,
} as const;

/** Opens the log of a city and what reads it. A log of another mode or city is a ConfigError. */
export async function cityLog(parts: EventLogParts): Promise<CityLog> {
  let state: LogState = { kind: 'recording' };
  const onState = (next: LogState): void => {
    state = next;
    parts.onState(next);
  };
  const log = await Promise.resolve(memoryLog({ ...parts, onState }));
  const isOld = log.restored !== undefined;
  return {
    log,
    last: isOld ? lastSteps(parts.path, parts.nowMs(), LAST) : NOTHING,
    at: (instant) => Promise.resolve(log.at(instant)),
    state: () => state,
    isRecording: () => state.kind === 'recording',
    close: () => log.close(),
  };
}

/** What the log has written goes on screen, unless it is there already or another history is shown. */
export function publishTo(timeline: Timeline | undefined, delta: Delta): void {
  if (timeline === undefined) return;
  const { epoch, seq } = timeline.position();
  if (delta.epoch === epoch && delta.from > seq) timeline.publish(delta);
}
