import type { LogEntry } from '../../server/log/event-log.ts';
import { instantAtMinute, observationAt } from './city-events.ts';
import { pastLog, type PastLog } from './past-log.ts';

/** One value of a gauge of its own; its number is one higher than the minute's, or later. */
export function step(minute: number, from = minute + 1): LogEntry {
  const upserts = [observationAt(minute, minute)];
  const now = instantAtMinute(minute);
  return {
    delta: { epoch: 'epoch-1', from, to: minute + 1, now, upserts, removals: [] },
    late: [],
  };
}

function firstMinutes(log: PastLog): void {
  log.append(step(0));
  log.keyframe(instantAtMinute(0), [observationAt(0, 0)]);
  for (const minute of [1, 2, 3]) log.append(step(minute));
}

/** Minutes 4 to 7 as one: the disk took nothing for so long that detail was given up. */
export function thinnedLog(): PastLog {
  const log = pastLog();
  firstMinutes(log);
  const { delta } = step(7, 5);
  const upserts = [4, 5, 6, 7].map((minute) => observationAt(minute, minute));
  log.append({ delta: { ...delta, upserts }, late: [] }, instantAtMinute(4));
  for (const minute of [8, 9]) log.append(step(minute));
  return log;
}

/** Numbers 5 and 6 were given and never handed over; the next keyframe comes at minute 8. */
export function lostLog(): PastLog {
  const log = pastLog();
  firstMinutes(log);
  for (const minute of [6, 7, 8]) log.append(step(minute));
  log.keyframe(
    instantAtMinute(8),
    [0, 1, 2, 3, 6, 7, 8].map((minute) => observationAt(minute, minute)),
  );
  log.append(step(9));
  return log;
}
