import { instantOf } from '../contract/instant.ts';
import type { Timeline } from './hub/timeline.ts';
import type { LogState } from './log/event-log.ts';
import { notRecording, recordingAgain } from './not-recording.ts';
import type { World } from './world.ts';

export interface LogTroubleParts {
  readonly world: World;
  readonly timeline: Timeline;
  readonly nowMs: () => number;
}

/**
 * Tells everyone that the log takes nothing, and that it does again. What screens were not yet shown
 * may be lost: they take a snapshot of another epoch.
 */
export function tellLogState(state: LogState, { world, timeline, nowMs }: LogTroubleParts): void {
  const now = instantOf(nowMs());
  const { city, byKind } = world.state;
  const open = [...byKind.alert.values()].find(
    ({ data }) => data.provenance.feed === 'log' && data.endedAt === undefined,
  );
  if (state.kind === 'recording') {
    if (open !== undefined) world.pipeline.tell([recordingAgain(open, now)], now);
    return;
  }
  world.restamp(state.epoch);
  timeline.reset(timeline.source());
  if (open === undefined) world.pipeline.tell([notRecording(city, state.why, now)], now);
}
