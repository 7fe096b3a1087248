import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { CityAnswer } from '../../../contract/api.ts';
import type { CityStore } from '../../city/store.ts';
import type { ExploreView } from '../../explore/explore-view.ts';
import type { PresenceLink } from '../../link/presence-link.ts';
import type { TimeStand, TimeWish } from '../../panels/time-keys.ts';
import type { DeskData } from './desk-data.ts';
import type { ExploreStore } from './explore-store.ts';
import type { DeskShellStore } from './keys/desk-shell.ts';
import type { OverlayStore } from './overlays/overlay-store.ts';
import type { WorkStore } from './work/work-store.ts';

/**
 * What the parts of the desk share. It is made once for the page's life and never changes: parts
 * follow the slices of its stores that they show, so that a part whose slice is the same is not drawn.
 */
export interface Desk {
  readonly city: StoreApi<CityStore>;
  readonly explore: ExploreStore;
  readonly data: StoreApi<DeskData>;
  /** Where this page stands in time, kept by the room; undefined until the clock is known. */
  readonly stand: StoreApi<{ readonly stand: TimeStand | undefined }>;
  /** Moves this page in time. */
  readonly wish: (wish: TimeWish) => void;
  readonly cityAnswer: CityAnswer;
  /** Who else is in the open workspace. */
  readonly presence: PresenceLink;
  /** The operator's own files over the map. */
  readonly overlays: OverlayStore;
  /** Workspace, bookmarks and watch-list; `dialog` opens one of the head's dialogs. */
  readonly work: WorkStore;
  /** What lies over the desk: palette, sheet of keys, drawers; and what was done last, in words. */
  readonly shell: DeskShellStore;
}

export const DeskContext = createContext<Desk | undefined>(undefined);

/** The desk of the page that this part stands on. */
export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (desk === undefined) throw new Error('a part of the desk stands outside of it');
  return desk;
}

/** A part of the view; drawn again only when that part is another. */
export function useView<T>(select: (view: ExploreView) => T): T {
  return useStore(useDesk().explore, ({ view }) => select(view));
}

/** A part of the rows; drawn again only when that part is another. */
export function useRows<T>(select: (data: DeskData) => T): T {
  return useStore(useDesk().data, select);
}

/** A part of the city's state, link or time. */
export function useCity<T>(select: (state: CityStore) => T): T {
  return useStore(useDesk().city, select);
}
