import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ExploreView } from '../../explore/explore-view.ts';

/** How far back undo goes. */
const MOST_STEPS = 100;
/** Changes of the same sort within this are one step: a slider, a word being typed, a map being moved. */
const ONE_STEP_MS = 800;

export interface ExploreState {
  readonly view: ExploreView;
  /** Views before this one, the nearest last. */
  readonly past: readonly ExploreView[];
  readonly future: readonly ExploreView[];
}

export interface ExploreStore extends StoreApi<ExploreState> {
  /** Shows something else; `sort` names the change, so that many small ones are undone at once. */
  readonly change: (patch: Partial<ExploreView>, sort?: string) => void;
  /** Takes parts away that may be absent. */
  readonly drop: (...names: readonly OptionalName[]) => void;
  /** Another view as a whole: a link, a workspace. */
  readonly replace: (view: ExploreView) => void;
  readonly undo: () => void;
  readonly redo: () => void;
}

type OptionalName = {
  [K in keyof ExploreView]-?: undefined extends Partial<Pick<ExploreView, K>>[K]
    ? Pick<ExploreView, K> extends Required<Pick<ExploreView, K>>
      ? never
      : K
    : never;
}[keyof ExploreView];

/** What the desk shows, and the way back. `now` is a clock in ms that never goes back. */
export function createExploreStore(
  first: ExploreView,
  now: () => number = () => performance.now(),
): ExploreStore {
  const store = createStore<ExploreState>(() => ({ view: first, past: [], future: [] }));
  let last: { readonly sort: string; readonly atMs: number } | undefined;
  const show = (view: ExploreView, sort: string | undefined): void => {
    const atMs = now();
    const isSame = sort !== undefined && last?.sort === sort && atMs - last.atMs < ONE_STEP_MS;
    last = sort === undefined ? undefined : { sort, atMs };
    store.setState(({ view: before, past }) => ({
      view,
      past: isSame ? past : [...past, before].slice(-MOST_STEPS),
      future: [],
    }));
  };
  return {
    ...store,
    change: (patch, sort) => show({ ...store.getState().view, ...patch }, sort),
    drop: (...names) => {
      const kept = Object.entries(store.getState().view).filter(
        ([name]) => !names.some((dropped) => dropped === name),
      );
      show(Object.fromEntries(kept) as unknown as ExploreView, undefined);
    },
    replace: (view) => show(view, undefined),
    undo: () => {
      last = undefined;
      store.setState(({ view, past, future }) => {
        const before = past.at(-1);
        if (before === undefined) return {};
        return { view: before, past: past.slice(0, -1), future: [view, ...future] };
      });
    },
    redo: () => {
      last = undefined;
      store.setState(({ view, past, future }) => {
        const [next, ...rest] = future;
        return next === undefined ? {} : { view: next, past: [...past, view], future: rest };
      });
    },
  };
}
