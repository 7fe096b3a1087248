import { useRef } from 'react';
import { replayKey } from '../../panels/replay-keys.ts';
import { timeKey, type TimeStand, type TimeWish } from '../../panels/time-keys.ts';
import { useKeys } from './use-keys.ts';
import type { SharedReplay } from './use-shared-replay.ts';

export interface KeyedWall {
  readonly stand: TimeStand | undefined;
  readonly shared: SharedReplay | undefined;
  readonly isOwn: boolean;
  /** The speed on screen: a pause that was pressed counts until it changes. */
  readonly speed: number;
  readonly onWish: (wish: TimeWish) => void;
  readonly onSwitch: () => void;
  readonly onLanguage: () => void;
}

const isKey = (key: string, ...names: readonly string[]): boolean => names.includes(key);

/** Keys of the page: K the language, T the bar of this screen's time, the rest moves the open bar. */
export function useWallKeys(wall: KeyedWall): void {
  const { stand, shared, isOwn, speed, onWish, onSwitch, onLanguage } = wall;
  // A second Space undoes the first at once, also before the clock's new speed is heard.
  const pressed = useRef<{ readonly isPlaying: boolean; readonly speed: number }>(undefined);
  const isPlayingNow = (shown: boolean): boolean => {
    const held = pressed.current;
    return held?.speed === speed ? held.isPlaying : shown;
  };

  const moveShared = (event: KeyboardEvent, { playback, command }: SharedReplay): boolean => {
    const isPlaying = isPlayingNow(playback.isPlaying);
    const wanted = replayKey(event, { ...playback, isPlaying });
    if (wanted === undefined) return false;
    if (wanted.action === 'play' || wanted.action === 'pause') {
      pressed.current = { isPlaying: wanted.action === 'play', speed };
    }
    command(wanted);
    return true;
  };
  const moveOwn = (event: KeyboardEvent, own: TimeStand): boolean => {
    const isPaused = !isPlayingNow(!own.isPaused);
    const wanted = timeKey(event, { ...own, isPaused });
    if (wanted === undefined) return false;
    if (wanted.type === 'pause') pressed.current = { isPlaying: !wanted.isPaused, speed };
    onWish(wanted);
    return true;
  };

  useKeys((event) => {
    // Escape closes what lies over the wall before it means anything to the wall.
    if (event.key === 'Escape' && document.querySelector('dialog[open]') !== null) return false;
    if (isKey(event.key, 'k', 'K', 'ㅏ')) {
      onLanguage();
      return true;
    }
    if (isKey(event.key, 't', 'T', 'ㅅ')) {
      onSwitch();
      return true;
    }
    if (shared !== undefined && !isOwn) return moveShared(event, shared);
    return stand === undefined ? false : moveOwn(event, stand);
  });
}
