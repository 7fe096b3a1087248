import type { Layer } from '@deck.gl/core';
import type { Moved } from './define-layer.ts';
import { movingClock } from './moving-clock.ts';

/** Layers as drawn, and those of them that move between two changes of the city. */
export interface MovingStack {
  readonly layers: readonly Layer[];
  readonly movers: readonly ((clockMs: number) => Moved)[];
}

/** What the driver draws on and how it waits; the page's own, or a test's. */
export interface MovingStage {
  readonly show: (layers: readonly Layer[]) => void;
  readonly pxPerDeg: () => number;
  readonly nowMs: () => number;
  /** Calls back after so long, when the page is visible; gives what calls it off. */
  readonly wait: (ms: number, then: () => void) => () => void;
  /** Calls back with how long it took to draw what was shown. */
  readonly drawn: (then: (tookMs: number) => void) => () => void;
  readonly wantsStillness: () => boolean;
}

export interface MovingLayers {
  readonly show: (stack: MovingStack) => void;
  /** The clock on screen. */
  readonly tell: (nowMs: number) => void;
  readonly stop: () => void;
}

/** Nothing is drawn anew for less. */
const STEP_PX = 0.5;
/** At most 12 pictures a second. */
const LEAST_MS = 80;
const MOST_MS = 1000;
/** Of its time a slow machine draws at most a quarter. */
const REST = 3;

/**
 * Draws what moves between two changes of the city, without React: only while something moves, the
 * clock runs and the page is seen, and no sooner than the fastest has gone half a pixel.
 */
export function movingLayers(stage: MovingStage): MovingLayers {
  const clock = movingClock();
  let stack: MovingStack = { layers: [], movers: [] };
  let callOff: (() => void) | undefined;

  function rest(): void {
    callOff?.();
    callOff = undefined;
  }

  /** Shows all as at now; how fast the fastest goes. */
  function draw(): number {
    const moved = stage.wantsStillness()
      ? []
      : stack.movers.map((move) => move(clock.at(stage.nowMs())));
    const degPerMs = Math.max(0, ...moved.map((each) => each.degPerMs));
    if (degPerMs === 0) {
      stage.show(stack.layers);
      return 0;
    }
    const byId = new Map(moved.flatMap(({ layers }) => layers.map((layer) => [layer.id, layer])));
    stage.show(stack.layers.map((layer) => byId.get(layer.id) ?? layer));
    return degPerMs;
  }

  function run(): void {
    rest();
    const degPerMs = draw();
    const pxPerMs = degPerMs * stage.pxPerDeg() * clock.rate(stage.nowMs());
    // Standing, or until the clock goes on.
    if (!(pxPerMs > 0)) return;
    const everyMs = Math.min(MOST_MS, Math.max(LEAST_MS, STEP_PX / pxPerMs));
    callOff = stage.drawn((tookMs) => {
      callOff = stage.wait(Math.max(everyMs - tookMs, REST * tookMs), run);
    });
  }

  return {
    show: (next) => {
      stack = next;
      run();
    },
    tell: (nowMs) => {
      clock.tell(nowMs, stage.nowMs());
      if (callOff === undefined && stack.movers.length > 0) run();
    },
    stop: rest,
  };
}
