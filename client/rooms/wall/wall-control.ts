import type { Script } from '../../../contract/presenter.ts';
import type { Bounds, LonLat, Text } from '../../../contract/place.ts';
import type { TimeWish } from '../../panels/time-keys.ts';
import type { Direction, DirectorEvent, Plan } from '../../scenes/direction.ts';
import { direct, firstDirection } from '../../scenes/director.ts';

/** Where somebody has sent the map. */
export interface Flight {
  readonly bounds: Bounds;
  readonly name?: Text;
}

/** What is written on the board for visitors. */
export interface Welcome {
  readonly title: string;
  readonly lines: readonly string[];
}

/** Everything about the wall that people and the director change. */
export interface WallControl {
  readonly direction: Direction;
  readonly hiddenLayers: readonly string[];
  readonly flight: Flight | undefined;
  readonly spotlight: string | undefined;
  readonly isBlank: boolean;
  readonly welcome: Welcome | undefined;
  readonly script: { readonly id: string; readonly step: number } | undefined;
  /** Of `identify`; the wall's own time. */
  readonly identifyUntilMs: number;
  /** The past on screen was asked for at this wall, and is given up when nobody holds it. */
  readonly hasChosenPast: boolean;
}

/** What a command can be judged by. */
export interface WallFacts {
  readonly plan: Plan;
  /** The wall's own time. */
  readonly atMs: number;
  /** The city's clock on screen. */
  readonly nowMs: number | undefined;
  readonly isPast: boolean;
  /** Id of each scene, and whether it shows the map. */
  readonly scenes: ReadonlyMap<string, { readonly hasMap: boolean }>;
  readonly layers: ReadonlySet<string>;
  readonly languages: readonly string[];
  readonly scripts: readonly Script[];
  /** Open situations, worst first. */
  readonly situations: readonly string[];
  readonly placeOf: (subject: string) => LonLat | undefined;
  /** A 심각 that nobody has acknowledged is on the wall. */
  readonly isHeld: boolean;
}

/** What is to be done besides: the time, the language and the page are not the control's own. */
export type WallEffect =
  | { readonly type: 'time'; readonly wish: TimeWish }
  | { readonly type: 'language'; readonly language: string }
  | { readonly type: 'reload' };

/** What became of a command; with a `problem` it was not carried out, or not all of it. */
export interface Carried {
  readonly control: WallControl;
  readonly effects: readonly WallEffect[];
  readonly problem?: Text;
}

export function firstControl(plan: Plan, atMs: number): WallControl {
  return {
    direction: firstDirection(plan, atMs),
    hiddenLayers: [],
    flight: undefined,
    spotlight: undefined,
    isBlank: false,
    welcome: undefined,
    script: undefined,
    identifyUntilMs: 0,
    hasChosenPast: false,
  };
}

const isHeldBy = ({ why }: Direction): boolean => why === 'hand' || why === 'presenter';

/**
 * What the director says of an event, and what ends with it: another scene has its own map, and once
 * nobody holds the wall, nothing of what was arranged on it stays.
 */
export function directed(plan: Plan, control: WallControl, event: DirectorEvent): Carried {
  const before = control.direction;
  const direction = direct(plan, before, event);
  // The bar and the keys of the time move the page's clock themselves: such a past is seen, not told.
  const hasChosenPast = control.hasChosenPast || (event.type === 'tick' && event.seen.isPast);
  if (isHeldBy(before) && !isHeldBy(direction)) {
    return {
      control: { ...firstControl(plan, 0), direction, identifyUntilMs: control.identifyUntilMs },
      effects: hasChosenPast ? [{ type: 'time', wish: { type: 'live' } }] : [],
    };
  }
  const isOther = direction.scene !== before.scene || direction.subject !== before.subject;
  const map = isOther ? { flight: undefined, spotlight: undefined } : {};
  const isTaken = direction.why === 'takeover' && before.why !== 'takeover';
  const light = isTaken ? { isBlank: false } : {};
  return { control: { ...control, ...map, ...light, hasChosenPast, direction }, effects: [] };
}

/** Whose word it is: a touch or key at the wall, or somebody who presents. */
export type By = 'hand' | 'presenter';
