import type { Scene } from './define-scene.ts';

const modules = import.meta.glob<{ readonly default: Scene }>('./*.scene.tsx', { eager: true });

/** Every `*.scene.tsx`, by id. */
export const WALL_SCENES: readonly Scene[] = Object.values(modules)
  .map((module) => module.default)
  .toSorted((a, b) => (a.id < b.id ? -1 : 1));
