import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { PresenterCommand } from '../../../contract/presenter.ts';
import type { Text } from '../../../contract/place.ts';
import type { Plan, Seen } from '../../scenes/direction.ts';
import { carryOut } from './carry-out.ts';
import { keepControl, keptControl, type Store } from './kept-control.ts';
import {
  directed,
  type By,
  type Carried,
  type WallControl,
  type WallEffect,
  type WallFacts,
} from './wall-control.ts';

const tickEveryMs = 1000;

export interface ControlledWall {
  readonly plan: Plan;
  /** The director decides on the city as it is now. */
  readonly seen: Omit<Seen, 'nowMs'>;
  readonly facts: Omit<WallFacts, 'plan' | 'atMs'>;
  readonly onEffect: (effect: WallEffect) => void;
}

export interface WallHands {
  readonly control: WallControl;
  /** The wall's own time of the last tick. */
  readonly atMs: number;
  /** Carries out a command at once; answers why it could not, or not all of it. */
  readonly give: (command: PresenterCommand, by: By) => Text | undefined;
  /** Somebody touched the wall. */
  readonly touch: () => void;
}

/** The wall as the director and people move it; it ticks by this page's own clock. */
export function useWallControl(wall: ControlledWall): WallHands {
  const { plan } = wall;
  const [shown, setShown] = useState(() => begin(plan));
  const [atMs, setAtMs] = useState(() => performance.now());
  const held = useRef(shown);
  const latest = useRef(wall);
  useEffect(() => {
    latest.current = wall;
  });
  const take = useCallback(({ control, effects, problem }: Carried): Text | undefined => {
    held.current = control;
    setShown(control);
    for (const effect of effects) latest.current.onEffect(effect);
    return problem;
  }, []);

  useEffect(() => {
    const tick = (): void => {
      const { seen, facts } = latest.current;
      const now = performance.now();
      setAtMs(now);
      if (facts.nowMs === undefined) return;
      // A page that was loaded anew has the chosen past in its address, as if it were meant for good.
      const isPast = seen.isPast || (facts.isPast && held.current.hasChosenPast);
      const event = {
        type: 'tick',
        atMs: now,
        seen: { ...seen, isPast, nowMs: facts.nowMs },
      } as const;
      take(directed(plan, held.current, event));
    };
    const ticking = setInterval(tick, tickEveryMs);
    return () => clearInterval(ticking);
  }, [plan, take]);

  const give = useCallback(
    (command: PresenterCommand, by: By) => {
      const facts = { ...latest.current.facts, plan, atMs: performance.now() };
      setAtMs(facts.atMs);
      const problem = take(carryOut(held.current, command, facts, by));
      keepControl(tabStore(), held.current, plan, thisMoment());
      return problem;
    },
    [plan, take],
  );
  useEffect(() => {
    const keep = (): void => keepControl(tabStore(), held.current, plan, thisMoment());
    window.addEventListener('pagehide', keep);
    return () => window.removeEventListener('pagehide', keep);
  }, [plan]);
  const touch = useCallback(() => {
    const event = { type: 'stay', by: 'hand', atMs: performance.now() } as const;
    take(directed(plan, held.current, event));
  }, [plan, take]);
  return useMemo(() => ({ control: shown, atMs, give, touch }), [shown, atMs, give, touch]);
}

const thisMoment = () => ({ ownMs: performance.now(), clockMs: Date.now() });
const begin = (plan: Plan): WallControl => keptControl(tabStore(), plan, thisMoment());

/** The tab's own storage, or none where the browser forbids it. */
function tabStore(): Store {
  try {
    return window.sessionStorage;
  } catch {
    return { getItem: () => null, setItem: () => undefined };
  }
}
