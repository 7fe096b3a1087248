import { useEffect, useReducer, useState } from 'react';
import { nextPicture, openingPicture, type PictureState } from './picture-state.ts';
import type { Player } from './player.ts';

const TICK_MS = 1000;

export interface Picture<E extends HTMLElement> {
  readonly element: (element: E | null) => void;
  readonly state: PictureState;
  /** Of the state; moves once a second. */
  readonly nowMs: number;
}

/** Plays the address in the element that `element` is given, and opens it again when it is lost. */
export function usePicture<E extends HTMLElement>(play: Player<E>, url: string): Picture<E> {
  const [element, setElement] = useState<E | null>(null);
  const [nowMs, setNowMs] = useState(() => performance.now());
  const [state, tell] = useReducer(nextPicture, nowMs, (atMs) => openingPicture(atMs));
  useEffect(() => {
    const ticking = setInterval(() => {
      const atMs = performance.now();
      setNowMs(atMs);
      tell({ type: 'tick', atMs });
    }, TICK_MS);
    return () => clearInterval(ticking);
  }, []);
  // Lost, it is closed at once: a camera that comes back late must not be played twice.
  const isOpen = state.state !== 'failed';
  useEffect(() => {
    if (element === null || !isOpen) return;
    return play(element, url, {
      frame: () => tell({ type: 'frame', atMs: performance.now() }),
      failed: () => tell({ type: 'failed', atMs: performance.now() }),
    });
  }, [element, isOpen, play, url]);
  return { element: setElement, state, nowMs };
}
