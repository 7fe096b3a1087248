import { useCallback } from 'react';
import type { TimeStatus } from '../../city/store.ts';
import type { TimeMachine } from '../../link/time-link.ts';
import type { TimeStand, TimeWish } from '../../panels/time-keys.ts';
import type { HeldPast } from './use-held-past.ts';

/** What a screen may look back on until the server says how much it holds. */
const assumedMs = 86_400_000;

export interface WallTime {
  /** Undefined until the timeline's clock is known. */
  readonly stand: TimeStand | undefined;
  readonly wish: (wish: TimeWish) => void;
}

/** Where this screen stands in time, and the way to move it. */
export function useWallTime(
  time: TimeStatus,
  held: HeldPast | undefined,
  machine: TimeMachine,
): WallTime {
  const wish = useCallback(
    (what: TimeWish) => {
      switch (what.type) {
        case 'seek':
          return machine.seek(what.atMs);
        case 'speed':
          return machine.setSpeed(what.speed);
        case 'pause':
          return machine.pause(what.isPaused);
        case 'step':
          return machine.step(what.direction);
        case 'basis':
          return machine.setBasis(what.basis);
        case 'live':
          return machine.backToLive();
      }
    },
    [machine],
  );
  const { isPlayback, nowMs, seeking, span, playSpeed, basis } = time;
  const presentMs = held?.presentMs ?? time.presentMs ?? span?.toMs ?? nowMs;
  if (presentMs === undefined) return { stand: undefined, wish };
  const isPast = isPlayback || typeof seeking === 'number';
  const wantedMs = typeof seeking === 'number' ? seeking : isPlayback ? nowMs : presentMs;
  const atMs = wantedMs ?? presentMs;
  const fromMs = Math.min(held?.fromMs ?? span?.fromMs ?? presentMs - assumedMs, atMs);
  const toMs = Math.max(presentMs, atMs);
  const isPaused = isPlayback && time.speed === 0;
  return { stand: { isPast, isPaused, speed: playSpeed, atMs, fromMs, toMs, basis }, wish };
}
