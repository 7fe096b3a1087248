import { useEffect, useRef } from 'react';
import type { TimeStatus } from '../../city/store.ts';
import { addressOfPast } from './past-address.ts';

/** Browsers take about 100 changes of the address in 30 s. */
const writeEveryMs = 1000;

/** Keeps the page's address at the instant on screen, so that a link passes it on. */
export function usePastAddress(time: TimeStatus, isShown: boolean, zone: string | undefined): void {
  const writtenAt = useRef(-writeEveryMs);
  const { isPlayback, nowMs, speed, basis, seeking } = time;
  useEffect(() => {
    // Before the first picture the address is still to be followed.
    if (!isShown || zone === undefined || seeking !== undefined) return;
    const write = (): void => {
      writtenAt.current = performance.now();
      const shown = isPlayback && nowMs !== undefined ? { atMs: nowMs, speed, basis } : undefined;
      const now = new URL(window.location.href);
      const next = addressOfPast(now, shown, zone);
      if (next.href !== now.href) window.history.replaceState(null, '', next);
    };
    const waitMs = writtenAt.current + writeEveryMs - performance.now();
    if (waitMs <= 0) {
      write();
      return;
    }
    const timer = setTimeout(write, waitMs);
    return () => clearTimeout(timer);
  }, [isPlayback, nowMs, speed, basis, seeking, isShown, zone]);
}
