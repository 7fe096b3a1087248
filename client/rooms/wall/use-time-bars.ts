import { useRef, useState, type RefObject } from 'react';
import type { Mode } from '../../../contract/delta.ts';
import type { TimeStatus } from '../../city/store.ts';
import type { TimeMachine } from '../../link/time-link.ts';
import type { TimeWish } from '../../panels/time-keys.ts';
import { useHeldPast, type HeldPast } from './use-held-past.ts';
import { useSharedReplay, type SharedReplay } from './use-shared-replay.ts';
import { useWallTime, type WallTime } from './use-wall-time.ts';

export interface TimeBars {
  readonly held: HeldPast | undefined;
  readonly stand: WallTime['stand'];
  readonly shared: SharedReplay | undefined;
  /** The bar is this screen's own. */
  readonly isOwn: boolean;
  readonly slider: RefObject<HTMLInputElement | null>;
  readonly move: (wish: TimeWish) => void;
  /** From everybody's recording to the time of this screen, or back. */
  readonly onSwitch: () => void;
}

/** The wall's two ways through time: the recording that all share, and a past of its own. */
export function useTimeBars(
  time: TimeStatus,
  mode: Mode | undefined,
  machine: TimeMachine,
  isShown: boolean,
): TimeBars {
  const shared = useSharedReplay(time, mode);
  const [isRewinding, setRewinding] = useState(false);
  const held = useHeldPast(isShown || time.isPlayback);
  const { stand, wish } = useWallTime(time, held, machine);
  const move = (what: TimeWish): void => {
    // Back with the others, the bar is theirs again.
    if (what.type === 'live') setRewinding(false);
    wish(what);
  };
  const slider = useRef<HTMLInputElement>(null);
  const onSwitch = (): void => {
    if (shared !== undefined) setRewinding(!isRewinding);
    // Drawn by then, and open: the key that asked for it counts as somebody being there.
    setTimeout(() => slider.current?.focus(), 50);
  };
  const isOwn = isRewinding || stand?.isPast === true;
  return { held, stand, shared, isOwn, slider, move, onSwitch };
}
