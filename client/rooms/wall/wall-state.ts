import type { ScreenState } from '../../../contract/screen.ts';
import type { TimeStatus } from '../../city/store.ts';
import type { WallControl } from './wall-control.ts';

const wholeMinute = (ms: number): string =>
  new Date(Math.floor(ms / 60_000) * 60_000).toISOString();

/** What the wall tells those who drive it; a playback that runs is told by the minute. */
export function wallState(
  { direction, hiddenLayers, flight, spotlight, isBlank, script }: WallControl,
  { isPlayback, nowMs }: TimeStatus,
  language: string,
  isHeld: boolean,
): ScreenState {
  const { scene, subject, why } = direction;
  return {
    scene,
    ...(subject === undefined ? {} : { subject }),
    why,
    hiddenLayers,
    ...(flight === undefined ? {} : { flight }),
    ...(spotlight === undefined ? {} : { spotlight }),
    isBlank,
    language,
    ...(isPlayback && nowMs !== undefined ? { past: wholeMinute(nowMs) } : {}),
    ...(script === undefined ? {} : { script }),
    isHeld,
  };
}
