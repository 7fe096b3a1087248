import type { Plan } from '../../scenes/direction.ts';
import { turnsOf } from '../../scenes/turn-order.ts';
import { WALL_SCENES } from '../../scenes/wall-scenes.ts';

/**
 * `?scene=water`, `?scene=takeover&subject=situation/…` pin a scene; a name that nobody knows pins
 * none. `?turn=0`: scenes take no turns, the overview stays.
 */
export function planOfAddress(search: string): Plan {
  const asked = new URLSearchParams(search);
  const scene = WALL_SCENES.find(({ id }) => id === asked.get('scene'));
  const subject = asked.get('subject') ?? undefined;
  const turns = { turns: turnsOf(WALL_SCENES), isTurning: asked.get('turn') !== '0' };
  return scene === undefined ? turns : { ...turns, pinned: { scene: scene.id, subject } };
}
