import type { Playback } from '../../contract/socket.ts';
import type { TimeStatus } from '../city/store.ts';
import type { PastStart } from './time-link.ts';

const iso = (ms: number): string => new Date(ms).toISOString();

/**
 * The playback to ask for: where the viewer wants to be, else where the screen is, else where it
 * begins. After a cut the viewer is back at the same instant of the past.
 */
export function playbackAt(
  time: TimeStatus,
  isPaused: boolean,
  begin: PastStart | undefined,
): Playback {
  const how = { speed: isPaused ? 0 : time.playSpeed, basis: time.basis };
  if (typeof time.seeking === 'number') return { from: iso(time.seeking), ...how };
  if (begin !== undefined) {
    const { place } = begin;
    return 'at' in place ? { from: place.at, ...how } : { shiftMs: place.shiftMs, ...how };
  }
  return { from: iso(time.nowMs ?? 0), ...how };
}
