import type { Mode } from '../../contract/delta.ts';

/** Mode of a playback: of what was live a `replay`; of a demo still a `demo`, for it was never live. */
export function playbackMode(mode: Mode): Mode {
  return mode === 'live' ? 'replay' : mode;
}
