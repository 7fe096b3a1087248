import type { Layer } from '@deck.gl/core';
import { MapLibreOverlay } from '@deck.gl/maplibre';
import type { Map as MapLibreMap } from 'maplibre-gl';

/** The deck.gl canvas over the map. */
export interface Overlay {
  readonly show: (layers: readonly Layer[]) => void;
}

/**
 * Overlaid, never interleaved: interleaved layers do not survive a lost context. A lost canvas
 * is replaced by a new one, since deck.gl does not restore its own.
 */
export function attachOverlay(
  map: MapLibreMap,
  onError: (reason: string, layerId: string | undefined) => void,
): Overlay {
  let shown: readonly Layer[] = [];
  // A layer that was taken off is finished for deck.gl and may only come back as a copy.
  const used = new WeakSet<Layer>();
  let overlay: MapLibreOverlay;
  const create = (): void => {
    const created = new MapLibreOverlay({
      interleaved: false,
      // A layer belongs to the context that first drew it; its copy is a new one.
      layers: shown.map((layer) => layer.clone({})),
      onError: (error, layer) => onError(error.message, layer?.id),
      onLoad: () => {
        created.getCanvas()?.addEventListener('webglcontextlost', replace, { once: true });
      },
    });
    overlay = created;
    map.addControl(created);
  };
  const replace = (): void => {
    map.removeControl(overlay);
    create();
  };
  create();
  return {
    show: (layers) => {
      shown = layers.map((layer) =>
        used.has(layer) && !shown.includes(layer) ? layer.clone({}) : layer,
      );
      for (const layer of layers) used.add(layer);
      overlay.setProps({ layers: [...shown] });
    },
  };
}
