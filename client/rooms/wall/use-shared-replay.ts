import type { ReplayAnswer, ReplayCommand } from '../../../contract/api.ts';
import type { Mode } from '../../../contract/delta.ts';
import type { TimeStatus } from '../../city/store.ts';
import { playbackOf, type Playback } from '../../panels/replay-keys.ts';
import { useReplay } from './use-replay.ts';

/** A recording, where it stands, and what moves it for everybody. */
export interface SharedReplay {
  readonly replay: ReplayAnswer;
  readonly playback: Playback;
  readonly command: (command: ReplayCommand) => void;
}

/** The recording that all share; undefined = there is none. */
export function useSharedReplay(
  time: TimeStatus,
  mode: Mode | undefined,
): SharedReplay | undefined {
  const { replay, wantedMs, command } = useReplay(mode);
  if (replay === undefined) return undefined;
  return { replay, playback: playbackOf(replay, time, wantedMs), command };
}
