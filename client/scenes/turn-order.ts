import { SCENE_ORDER } from '../city/scene-order.ts';
import type { Scene } from './define-scene.ts';
import type { Turn } from './direction.ts';

const ORDER: readonly string[] = SCENE_ORDER;

const placeOf = (id: string): number => {
  const place = ORDER.indexOf(id);
  return place < 0 ? ORDER.length : place;
};

/** The order that people learn: the same on every wall; scenes that it does not know come last. */
export function inOrder<T extends { readonly id: string }>(scenes: readonly T[]): readonly T[] {
  return scenes.toSorted((a, b) => placeOf(a.id) - placeOf(b.id) || (a.id < b.id ? -1 : 1));
}

/** The scenes that take turns, in their order. */
export function turnsOf(scenes: readonly Scene[]): readonly Turn[] {
  return inOrder(scenes).filter(({ dwellSec }) => dwellSec > 0);
}

/** The one after `scene`; the first after one that takes no turns. */
export function turnAfter(turns: readonly Turn[], scene: string): Turn | undefined {
  if (turns.length < 2) return undefined;
  return turns[(turns.findIndex(({ id }) => id === scene) + 1) % turns.length];
}
