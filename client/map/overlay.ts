import type { Layer } from '@deck.gl/core';
import { MapLibreOverlay } from '@deck.gl/maplibre';
import type { Map as MapLibreMap } from 'maplibre-gl';

/** The deck.gl canvas over the map. */
export interface Overlay {
  readonly show: (layers: readonly Layer[]) => void;
}

export interface OverlayEvents {
  readonly onError: (reason: string, deckLayerId: string | undefined) => void;
  /** There is a new canvas, empty: layers of the old one cannot be shown on it. */
  readonly onReplaced: () => void;
}

/** Layers lie as they are stacked, also on a tilted map; what stands up on it says so itself. */
const FLAT = { depthCompare: 'always', depthWriteEnabled: false } as const;

/**
 * Overlaid, never interleaved: interleaved layers do not survive a lost context. A lost canvas
 * is replaced by a new one, since deck.gl does not restore its own.
 */
export function attachOverlay(map: MapLibreMap, { onError, onReplaced }: OverlayEvents): Overlay {
  const create = (): MapLibreOverlay => {
    const created = new MapLibreOverlay({
      interleaved: false,
      layers: [],
      parameters: FLAT,
      onError: (error, layer) => onError(error.message, layer?.id),
      onLoad: () => {
        created.getCanvas()?.addEventListener('webglcontextlost', replace, { once: true });
      },
    });
    map.addControl(created);
    return created;
  };
  let overlay = create();
  const replace = (): void => {
    map.removeControl(overlay);
    overlay = create();
    onReplaced();
  };
  return { show: (layers) => overlay.setProps({ layers: [...layers] }) };
}
