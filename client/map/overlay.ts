import type { Layer } from '@deck.gl/core';
import { MapLibreOverlay } from '@deck.gl/maplibre';
import type { Map as MapLibreMap } from 'maplibre-gl';

/** The deck.gl canvas over the map. */
export interface Overlay {
  /** `again` builds the layers anew when the canvas was lost: layers belong to one context. */
  readonly show: (layers: readonly Layer[], again: () => readonly Layer[]) => void;
}

/**
 * Overlaid, never interleaved: interleaved layers do not survive a lost context. A lost canvas
 * is replaced by a new one, since deck.gl does not restore its own.
 */
export function attachOverlay(
  map: MapLibreMap,
  onError: (reason: string, layerId: string | undefined) => void,
): Overlay {
  let build: () => readonly Layer[] = () => [];
  let overlay: MapLibreOverlay;
  const create = (): void => {
    const created = new MapLibreOverlay({
      interleaved: false,
      layers: [...build()],
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
    show: (layers, again) => {
      build = again;
      overlay.setProps({ layers: [...layers] });
    },
  };
}
