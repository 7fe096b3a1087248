import type { StoreApi } from 'zustand/vanilla';
import type { TimeStand, TimeWish } from '../../panels/time-keys.ts';
import type { ExploreStore, Turn } from './explore-store.ts';

type StandStore = StoreApi<{ readonly stand: TimeStand | undefined }>;
type Wish = (wish: TimeWish) => void;

/** Whether a wish leads to another instant, or to what else was known of it: play and speed are no places. */
function isMove(wish: TimeWish, { isPast, basis }: TimeStand): boolean {
  switch (wish.type) {
    case 'seek':
      return true;
    case 'live':
    case 'step':
      return isPast;
    case 'basis':
      return wish.basis !== basis;
    case 'speed':
    case 'pause':
      return false;
  }
}

/** The way to where the page stood in time. `wish` moves it without being a step. */
function timeTurn(kept: StandStore, wish: Wish, to: TimeStand): Turn {
  return {
    what: { word: 'time' },
    take: () => {
      const { stand: here = to } = kept.getState();
      if (to.isPast) wish({ type: 'seek', atMs: to.atMs });
      else if (here.isPast) wish({ type: 'live' });
      if (to.basis !== here.basis) wish({ type: 'basis', basis: to.basis });
      if (to.isPast && to.isPaused) wish({ type: 'pause', isPaused: true });
      return timeTurn(kept, wish, here);
    },
  };
}

/** Moves the page in time, each move a step that is undone like all that is shown. */
export function undoableWish(explore: ExploreStore, kept: StandStore, move: Wish): Wish {
  return (wish) => {
    const { stand: here } = kept.getState();
    if (here !== undefined && isMove(wish, here)) explore.done(timeTurn(kept, move, here), 'time');
    move(wish);
  };
}
