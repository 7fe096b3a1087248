import { turnsOf } from '../../scenes/turn-order.ts';
import { WALL_SCENES } from '../../scenes/wall-scenes.ts';

/**
 * The scenes of the keys 1–9 and of the bar, in the order that people learn: the same in every city,
 * also those that take no turn there.
 */
export const KEYED_SCENES: readonly string[] = turnsOf(WALL_SCENES)
  .slice(0, 9)
  .map(({ id }) => id);
