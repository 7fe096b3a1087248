import { conductorKey } from '../../../explore/conductor-keys.ts';
import type { DeskHands } from './desk-hands.ts';

/** What a key of the conductor does, wherever the focus is. */
export const byConductorKey =
  (key: string, shiftKey = false) =>
  ({ desk: { explore, stand: kept } }: DeskHands): void => {
    const { stand } = kept.getState();
    if (stand === undefined) return;
    const { spanMin, range } = explore.getState().view;
    const { atMs, toMs: edgeMs } = stand;
    const wanted = conductorKey({ key, shiftKey }, { atMs, edgeMs, spanMin, range });
    switch (wanted?.type) {
      case 'range':
        return explore.change({ range: wanted.range }, 'range');
      case 'clear':
        return explore.drop('range');
      case 'span':
        return explore.change({ spanMin: wanted.spanMin });
      case undefined:
    }
  };
