import type { Domain } from '../../contract/event.ts';
import type { DeskLayer } from './desk-layers.ts';
import { HEARD } from './heard-domains.ts';

/** Which of the layers are listed. */
export const LAYER_CHIPS = ['on', 'all', 'abnormal'] as const;
export type LayerChip = (typeof LAYER_CHIPS)[number];

export interface LayerGroup {
  readonly domain: Domain;
  readonly layers: readonly DeskLayer[];
}

const fits = (layer: DeskLayer, chip: LayerChip, on: ReadonlySet<string>): boolean => {
  switch (chip) {
    case 'on':
      return on.has(layer.id);
    case 'all':
      return true;
    case 'abnormal':
      return layer.abnormal > 0;
  }
};

/** Whether no source of any layer is heard: then nothing is abnormal only as far as is known. */
export function isNoneHeard(layers: readonly DeskLayer[]): boolean {
  const told = layers.flatMap(({ health }) => health ?? []);
  return told.length > 0 && !told.some((health) => HEARD.includes(health));
}

/** How many layers each chip lists. */
export function chipCounts(
  layers: readonly DeskLayer[],
  on: ReadonlySet<string>,
): Readonly<Record<LayerChip, number>> {
  const count = (chip: LayerChip): number => layers.filter((layer) => fits(layer, chip, on)).length;
  return { on: count('on'), all: count('all'), abnormal: count('abnormal') };
}

/** Layers of a chip by domain, in their order. */
export function layerGroups(
  layers: readonly DeskLayer[],
  chip: LayerChip,
  on: ReadonlySet<string>,
): readonly LayerGroup[] {
  const shown = layers.filter((layer) => fits(layer, chip, on));
  return [...Map.groupBy(shown, ({ domain }) => domain)].map(([domain, own]) => ({
    domain,
    layers: own,
  }));
}
