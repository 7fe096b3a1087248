import type { Delta } from '../contract/delta.ts';
import type { Instant } from '../contract/event.ts';
import type { Timeline } from './hub/timeline.ts';
import type { EventLog, EventLogParts, HeldCity, LogState } from './log/event-log.ts';
import { memoryLog } from './log/memory-log.ts';

/** Everything that keeps a city's past, and reads it: opened together, closed in order. */
export interface CityLog {
  readonly log: EventLog;
  /** What was in force at an instant; undefined when that is not held. */
  readonly at: (instant: Instant) => Promise<HeldCity | undefined>;
  /** False while the disk takes nothing. */
  readonly isRecording: () => boolean;
  /** Settles when all is written and every file is closed. */
  close(): Promise<void>;
}

/** Opens the log of a city and what reads it. A log of another mode or city is a ConfigError. */
export async function cityLog(parts: EventLogParts): Promise<CityLog> {
  let state: LogState = { kind: 'recording' };
  const onState = (next: LogState): void => {
    state = next;
    parts.onState(next);
  };
  const log = await Promise.resolve(memoryLog({ ...parts, onState }));
  return {
    log,
    at: (instant) => Promise.resolve(log.at(instant)),
    isRecording: () => state.kind === 'recording',
    close: () => log.close(),
  };
}

/** What the log has written goes on screen, unless another history is shown by now. */
export function publishTo(timeline: Timeline | undefined, delta: Delta): void {
  if (timeline?.position().epoch === delta.epoch) timeline.publish(delta);
}
