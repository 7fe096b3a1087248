import { useState } from 'react';
import type { TimeStatus } from '../../city/store.ts';
import { pastOfAddress } from './past-address.ts';

/** Whether the past on screen was chosen at it; the one that its address began with is how it is meant to be. */
export function useChosenPast({ isPlayback, seeking }: TimeStatus): boolean {
  const [stand, setStand] = useState(() => ({
    isAddressed: pastOfAddress(window.location.search).start !== undefined,
    wasPlayback: false,
  }));
  if (isPlayback !== stand.wasPlayback) {
    const isLeft = stand.wasPlayback && !isPlayback;
    setStand({ isAddressed: stand.isAddressed && !isLeft, wasPlayback: isPlayback });
  }
  // On its way back it is nobody's choice any more.
  return isPlayback && !stand.isAddressed && seeking !== 'live';
}
