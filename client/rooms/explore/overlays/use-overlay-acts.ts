import { useMemo } from 'react';
import {
  changeOverlay,
  laidOverlays,
  raiseOverlay,
  toggleOverlay,
  withoutOverlay,
} from '../../../explore/overlay-choices.ts';
import { deskOverlays } from '../../../explore/desk-overlays.ts';
import type { OverlayChoice } from '../../../explore/overlay.ts';
import type { OverlayActs } from '../../../panels/explore/overlay-row.tsx';
import { useDesk } from '../desk.ts';
import type { Turn } from '../explore-store.ts';
import type { OverlayStore } from './overlay-store.ts';

/** The way back from one that was removed. */
const removalTurn = (store: OverlayStore, id: string): Turn => ({
  what: { word: 'overlayRemoved' },
  take: () => {
    store.restore([id]);
    return {
      what: { word: 'overlayRemoved' },
      take: () => {
        store.remove(id);
        return removalTurn(store, id);
      },
    };
  },
});

/** What the list of overlays does to the view; the same object for the page's life. */
export function useOverlayActs(): Omit<OverlayActs, 'onShare' | 'onUnshare'> {
  const { explore, overlays: store } = useDesk();
  return useMemo(() => {
    const held = (): readonly OverlayChoice[] => explore.getState().view.overlays;
    const show = (overlays: readonly OverlayChoice[], sort?: string): void =>
      explore.change({ overlays }, sort);
    return {
      onToggle: (id) => show(toggleOverlay(held(), id)),
      onChange: (id, patch) => show(changeOverlay(held(), id, patch), `overlay ${id}`),
      onRaise: (id) => {
        const laid = laidOverlays(deskOverlays(store.getState(), held()), held());
        show(
          raiseOverlay(
            held(),
            id,
            laid.map(({ overlay }) => overlay.id),
          ),
        );
      },
      onRemove: (id) =>
        explore.asOne(() => {
          explore.done(removalTurn(store, id));
          show(withoutOverlay(held(), id));
          store.remove(id);
        }),
    };
  }, [explore, store]);
}
