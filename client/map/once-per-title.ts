import type { MapLegend } from './define-layer.ts';

/** `sev-4` is more than `sev-1`, and that more than any grey. */
const isWorse = (a: MapLegend, b: MapLegend): boolean => (a.line ?? '') > (b.line ?? '');

/**
 * Legends by their title, the first stands: layers of one design, as warnings of rain and of heat, have
 * one. A line that is drawn by severity is told with the worst of them.
 */
export function oncePerTitle(legends: readonly MapLegend[]): readonly MapLegend[] {
  const kept = new Map<string, MapLegend>();
  for (const legend of legends) {
    const held = kept.get(legend.title);
    if (held === undefined || isWorse(legend, held)) kept.set(legend.title, legend);
  }
  return [...kept.values()];
}
