import type { StoreApi } from 'zustand/vanilla';
import { initialsOf, wordsOf } from '../../explore/thing-text.ts';
import type { DeskData } from './desk-data.ts';

/** Rows that are made ready before it is looked at whether the page has time left. */
const ROWS_AT_ONCE = 200;
/** Of an idle page; a browser that tells of no idle time gets so much of every turn. */
const TURN_MS = 4;
const PAUSE_MS = 50;

/**
 * Works out what rows are found by while the page has nothing else to do, so that the first letter
 * typed finds at once. Until what it answers is called.
 */
export function readyTexts(data: StoreApi<DeskData>): () => void {
  let at = 0;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const go = (): void => {
    waiting = undefined;
    const { things } = data.getState();
    const untilMs = performance.now() + TURN_MS;
    while (at < things.length && performance.now() < untilMs) {
      for (const thing of things.slice(at, at + ROWS_AT_ONCE)) {
        wordsOf(thing);
        initialsOf(thing);
      }
      at += ROWS_AT_ONCE;
    }
    if (at < things.length) waiting = setTimeout(go, PAUSE_MS);
  };
  const begin = (): void => {
    at = 0;
    waiting ??= setTimeout(go, PAUSE_MS);
  };
  begin();
  const leave = data.subscribe((next, last) => {
    if (next.things !== last.things) begin();
  });
  return () => {
    clearTimeout(waiting);
    leave();
  };
}
