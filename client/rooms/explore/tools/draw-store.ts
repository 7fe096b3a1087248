import { createStore, type StoreApi } from 'zustand/vanilla';
import type { LonLat } from '../../../../contract/place.ts';
import {
  addCorner,
  finishRing,
  type DrawProblem,
  type DrawStep,
  type DrawTool,
} from '../../../explore/draw-steps.ts';
import type { ExploreStore } from '../explore-store.ts';

/** What is being drawn on the map; only what is finished is part of the view. */
export interface Drawing {
  readonly tool: DrawTool | undefined;
  readonly corners: readonly LonLat[];
  /** Where the pointer is while something is drawn. */
  readonly pointer: LonLat | undefined;
  readonly problem: DrawProblem | undefined;
}

export interface DrawStore extends StoreApi<Drawing> {
  /** Begins with a tool, or puts the one that is in hand away. */
  readonly take: (tool: DrawTool) => void;
  /** A corner at a place; false while no tool is in hand. */
  readonly pick: (at: LonLat, reachM: number) => boolean;
  readonly point: (at: LonLat | undefined) => void;
  readonly back: () => void;
  readonly finish: () => void;
  readonly cancel: () => void;
}

const NOTHING: Drawing = {
  tool: undefined,
  corners: [],
  pointer: undefined,
  problem: undefined,
};

/** Draws on the map of a desk: areas become its filter, lines its measurement. */
export function createDrawStore(explore: ExploreStore): DrawStore {
  const store = createStore<Drawing>(() => NOTHING);
  const draw = (corners: readonly LonLat[], isClosed = false): void => {
    store.setState({ corners, problem: undefined });
    if (store.getState().tool !== 'measure') return;
    if (corners.length === 0) explore.drop('measure');
    else explore.change({ measure: { corners, isClosed } }, 'measure');
  };
  const follow = (step: DrawStep): void => {
    switch (step.type) {
      case 'more':
        return draw(step.corners);
      case 'done':
        draw(store.getState().corners, step.isClosed);
        return store.setState(NOTHING);
      case 'area': {
        const { filter } = explore.getState().view;
        explore.change({ filter: { ...filter, area: step.area } });
        return store.setState(NOTHING);
      }
      case 'problem':
        return store.setState({ problem: step.problem });
    }
  };
  return {
    ...store,
    take: (tool) => {
      const isHeld = store.getState().tool === tool;
      store.setState(isHeld ? NOTHING : { ...NOTHING, tool });
      if (!isHeld && tool === 'measure' && explore.getState().view.measure !== undefined)
        explore.drop('measure');
    },
    pick: (at, reachM) => {
      const { tool, corners } = store.getState();
      if (tool === undefined) return false;
      follow(addCorner(tool, corners, at, reachM));
      return true;
    },
    point: (pointer) => {
      const drawing = store.getState();
      if (drawing.tool !== undefined && drawing.corners.length > 0) store.setState({ pointer });
    },
    back: () => draw(store.getState().corners.slice(0, -1)),
    finish: () => {
      const { tool, corners } = store.getState();
      if (tool === 'polygon') return follow(finishRing(corners));
      store.setState(NOTHING);
    },
    cancel: () => {
      const { tool } = store.getState();
      store.setState(NOTHING);
      if (tool === 'measure') explore.drop('measure');
    },
  };
}
