import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Change } from '../../explore/change-words.ts';
import type { ExploreView } from '../../explore/explore-view.ts';
import { withSpace } from '../../explore/with-space.ts';

/** How far back undo goes. */
const MOST_STEPS = 100;
/** Changes of the same sort within this are one step: a slider, a word being typed, a map being moved. */
const ONE_STEP_MS = 800;

/** Something done at the desk that no view tells of, and the way back. */
export interface Turn {
  readonly what: Change;
  /** Takes it back; what it gives does it again. */
  readonly take: () => Turn;
}

/** A view that was left, and what was done with leaving it. */
interface Step {
  readonly view: ExploreView;
  readonly turns: readonly Turn[];
}

export interface ExploreState {
  readonly view: ExploreView;
  /** Steps before this view, the nearest last. */
  readonly past: readonly Step[];
  readonly future: readonly Step[];
  /** How this came to be shown, and what was done with it; undefined = by something new. */
  readonly way: { readonly is: 'undone' | 'redone'; readonly turns: readonly Turn[] } | undefined;
}

export interface ExploreStore extends StoreApi<ExploreState> {
  /** Shows something else; `sort` names the change, so that many small ones are undone at once. */
  readonly change: (patch: Partial<ExploreView>, sort?: string) => void;
  /** Takes parts away that may be absent. */
  readonly drop: (...names: readonly OptionalName[]) => void;
  /** Another view as a whole: a link, a workspace. */
  readonly replace: (view: ExploreView) => void;
  /** What was done beside the view is a step as well. */
  readonly done: (turn: Turn, sort?: string) => void;
  /** All that is done in it is one step. */
  readonly asOne: (act: () => void) => void;
  /** What follows from something done elsewhere is no step of its own. */
  readonly settle: (next: (view: ExploreView) => ExploreView) => void;
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
  const store = createStore<ExploreState>(() => ({
    view: first,
    past: [],
    future: [],
    way: undefined,
  }));
  let last: { readonly sort: string; readonly atMs: number } | undefined;
  let one: { isBegun: boolean } | undefined;
  /** Whether what is done now belongs to the step before it. */
  const isOfStep = (sort: string | undefined): boolean => {
    const atMs = now();
    const isSame = sort !== undefined && last?.sort === sort && atMs - last.atMs < ONE_STEP_MS;
    last = sort === undefined ? undefined : { sort, atMs };
    const isOfOne = one?.isBegun === true;
    if (one !== undefined) one.isBegun = true;
    return isSame || isOfOne;
  };
  const show = (view: ExploreView, sort: string | undefined): void => {
    // What changes nothing is nothing to go back from.
    if (JSON.stringify(view) === JSON.stringify(store.getState().view)) return;
    const isOld = isOfStep(sort);
    store.setState(({ view: before, past }) => ({
      view,
      past: isOld ? past : [...past, { view: before, turns: [] }].slice(-MOST_STEPS),
      future: [],
      way: undefined,
    }));
  };
  /** The step that a turn of others leads to, by the state it was taken in. */
  const turned = ({ turns }: Step, view: ExploreView): Step => ({
    view,
    turns: turns.toReversed().map((turn) => turn.take()),
  });
  return {
    ...store,
    change: (patch, sort) => show({ ...store.getState().view, ...patch }, sort),
    drop: (...names) => {
      const { view } = store.getState();
      // What is not there is not taken away: no step to undo, and what was undone can be redone.
      if (!names.some((name) => view[name] !== undefined)) return;
      const kept = Object.entries(view).filter(
        ([name]) => !names.some((dropped) => dropped === name),
      );
      show(Object.fromEntries(kept) as unknown as ExploreView, undefined);
    },
    replace: (view) => show(view, undefined),
    done: (turn, sort) => {
      const isOld = isOfStep(sort);
      store.setState(({ view, past }) => {
        const begun = { future: [], way: undefined };
        const held = past.at(-1);
        if (!isOld || held === undefined)
          return { ...begun, past: [...past, { view, turns: [turn] }].slice(-MOST_STEPS) };
        // Of many of a sort the first leads back to where they began.
        if (one === undefined) return begun;
        return {
          ...begun,
          past: [...past.slice(0, -1), { ...held, turns: [...held.turns, turn] }],
        };
      });
    },
    asOne: (act) => {
      if (one !== undefined) return act();
      one = { isBegun: false };
      last = undefined;
      try {
        act();
      } finally {
        one = undefined;
        last = undefined;
      }
    },
    settle: (next) => store.setState(({ view }) => ({ view: next(view), way: undefined })),
    undo: () => {
      last = undefined;
      const { view, past } = store.getState();
      const step = past.at(-1);
      if (step === undefined) return;
      const again = turned(step, view);
      store.setState(({ view: { workspace }, future }) => ({
        view: withSpace(step.view, workspace),
        past: past.slice(0, -1),
        future: [again, ...future],
        way: { is: 'undone', turns: step.turns },
      }));
    },
    redo: () => {
      last = undefined;
      const { view, future } = store.getState();
      const [step, ...rest] = future;
      if (step === undefined) return;
      const back = turned(step, view);
      store.setState(({ view: { workspace }, past }) => ({
        view: withSpace(step.view, workspace),
        past: [...past, back],
        future: rest,
        way: { is: 'redone', turns: step.turns },
      }));
    },
  };
}
