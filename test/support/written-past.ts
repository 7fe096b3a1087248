import type { CityEvent } from '../../contract/event.ts';
import { pastReader, type PastReader } from '../../server/log/past-reader.ts';
import { foldOf, type LogStep } from './any-log.ts';
import { pastLog, type PastLog } from './past-log.ts';

/** Steps on disk, the first with a keyframe, and a thread that reads them. */
export interface WrittenPast extends AsyncDisposable {
  readonly log: PastLog;
  readonly reader: PastReader;
}

export function writtenPast(steps: readonly LogStep[]): WrittenPast {
  const log = pastLog();
  steps.forEach((step, index) => {
    log.append(step);
    if (!step.hasKeyframe && index > 0) return;
    log.keyframe(step.delta.now, foldOf(steps.slice(0, index + 1)).values());
  });
  const reader = pastReader({ path: log.path, threads: 1 });
  return {
    log,
    reader,
    [Symbol.asyncDispose]: async () => {
      await reader.close();
      log.remove();
    },
  };
}

/** Events in one order, to be compared. */
export function bySubject(events: Iterable<CityEvent>): readonly CityEvent[] {
  return [...events].toSorted((a, b) => (a.subject < b.subject ? -1 : 1));
}
