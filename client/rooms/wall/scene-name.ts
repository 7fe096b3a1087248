import type { Words } from '../../design/wording.ts';
import { WALL_SCENES } from '../../scenes/wall-scenes.ts';

/** A scene as people call it; one that this build does not have by its id. */
export function sceneName(id: string, { say }: Words): string {
  const scene = WALL_SCENES.find((known) => known.id === id);
  return scene === undefined ? id : say(scene.title);
}
