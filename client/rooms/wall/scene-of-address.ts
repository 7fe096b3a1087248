import type { Scene } from '../../scenes/define-scene.ts';
import { WALL_SCENES } from '../../scenes/wall-scenes.ts';

const FIRST_SCENE = 'overview';

/** `?scene=water`, `?scene=takeover&subject=situation/…`; anything else shows the overview. */
export function sceneOfAddress(search: string): {
  readonly scene: Scene | undefined;
  readonly subject: string | undefined;
} {
  const asked = new URLSearchParams(search);
  const byId = (wanted: string | null): Scene | undefined =>
    WALL_SCENES.find(({ id }) => id === wanted);
  return {
    scene: byId(asked.get('scene')) ?? byId(FIRST_SCENE),
    subject: asked.get('subject') ?? undefined,
  };
}
