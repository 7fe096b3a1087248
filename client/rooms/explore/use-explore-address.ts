import { useEffect } from 'react';
import { addressOfView, viewOfAddress } from '../../explore/explore-address.ts';
import type { ExploreStore } from './explore-store.ts';

/** Browsers take about 100 changes of the address in 30 s. */
const writeEveryMs = 500;

/** Keeps the address at what is shown; what the browser's own back and forward lead to is shown. */
export function useExploreAddress(explore: ExploreStore, zone: string | undefined): void {
  useEffect(() => {
    if (zone === undefined) return;
    let writing: ReturnType<typeof setTimeout> | undefined;
    const write = (): void => {
      writing = undefined;
      const now = new URL(window.location.href);
      const next = addressOfView(now, explore.getState().view, zone);
      if (next.href !== now.href) window.history.replaceState(null, '', next);
    };
    const leave = explore.subscribe((next, last) => {
      if (next.view !== last.view) writing ??= setTimeout(write, writeEveryMs);
    });
    const follow = (): void => explore.replace(viewOfAddress(window.location.search));
    window.addEventListener('popstate', follow);
    return () => {
      leave();
      clearTimeout(writing);
      window.removeEventListener('popstate', follow);
    };
  }, [explore, zone]);
}
