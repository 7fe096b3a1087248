import { LAYER_GROUPS, type CityLayer } from './define-layer.ts';

const modules = import.meta.glob<{ readonly default: CityLayer }>('../layers/*.layer.ts', {
  eager: true,
});

const byStack = (a: CityLayer, b: CityLayer): number =>
  LAYER_GROUPS.indexOf(a.group) - LAYER_GROUPS.indexOf(b.group) || a.id.localeCompare(b.id);

/** Every `*.layer.ts`, bottom to top. */
export const CITY_LAYERS: readonly CityLayer[] = Object.values(modules)
  .map((module) => module.default)
  .toSorted(byStack);
