import type { Layer } from '@deck.gl/core';
import { MapLibreOverlay } from '@deck.gl/maplibre';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { countPicture } from '../page/picture-count.ts';
import { guardGraphics } from './context-loss.ts';

/** The deck.gl canvas over the map. */
export interface Overlay {
  readonly show: (layers: readonly Layer[]) => void;
  /**
   * Draws once more and hands over the canvas at that moment: later its content is gone, since the
   * browser need not keep what it has shown.
   */
  readonly drawn: (take: (canvas: HTMLCanvasElement) => void) => void;
}

export interface OverlayEvents {
  readonly onError: (reason: string, deckLayerId: string | undefined) => void;
  /** There is a new canvas, empty: layers of the old one cannot be shown on it. */
  readonly onReplaced: () => void;
  /** The graphics are gone for good, or are back after all. */
  readonly onDark: (isDark: boolean) => void;
}

/** Layers lie as they are stacked, also on a tilted map; what stands up on it says so itself. */
const FLAT = { depthCompare: 'always', depthWriteEnabled: false } as const;
/** A graphics process that has just ended gives no new context at once. */
const AGAIN_MS = 2000;

/**
 * Its size before its graphics are made: they would begin with 300 × 150, draw everything, and once
 * they are told of the size throw that picture away and draw it again.
 */
function sizeAs({ width, height }: HTMLCanvasElement, layers: HTMLCanvasElement): void {
  layers.width = width;
  layers.height = height;
}

/**
 * Overlaid, never interleaved: interleaved layers do not survive a lost context. A lost canvas
 * is replaced by a new one, since deck.gl does not restore its own.
 */
export function attachOverlay(map: MapLibreMap, events: OverlayEvents): Overlay {
  const guard = guardGraphics(events.onDark);
  let takers: readonly ((canvas: HTMLCanvasElement) => void)[] = [];
  const create = (): MapLibreOverlay => {
    let isReady = false;
    const created = new MapLibreOverlay({
      interleaved: false,
      layers: [],
      parameters: FLAT,
      onError: (error, layer) => {
        events.onError(error.message, layer?.id);
        if (isReady || layer !== undefined || created !== overlay) return;
        guard.lost();
        setTimeout(replace, AGAIN_MS);
      },
      onLoad: () => {
        isReady = true;
        guard.back();
        created.getCanvas()?.addEventListener('webglcontextlost', lose, { once: true });
      },
      onAfterRender: () => {
        countPicture();
        const canvas = created.getCanvas();
        if (takers.length === 0 || canvas === null) return;
        const told = takers;
        takers = [];
        for (const take of told) take(canvas);
      },
    });
    map.addControl(created);
    const ground = map.getCanvas();
    for (const canvas of map.getContainer().querySelectorAll('canvas')) {
      if (canvas !== ground) sizeAs(ground, canvas);
    }
    return created;
  };
  const lose = (): void => {
    guard.lost();
    replace();
  };
  const replace = (): void => {
    map.removeControl(overlay);
    overlay = create();
    events.onReplaced();
  };
  let overlay = create();
  return {
    show: (layers) => overlay.setProps({ layers: [...layers] }),
    drawn: (take) => {
      takers = [...takers, take];
      // Another filter is what makes it draw when nothing has changed.
      overlay.setProps({ layerFilter: () => true });
    },
  };
}
