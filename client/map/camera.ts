import { WebMercatorViewport } from '@deck.gl/core';
import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Bounds, LonLat } from '../../contract/place.ts';
import type { MapView } from './map-view.ts';

/** A rectangle of the map's own canvas, CSS px from its top left corner. */
export interface FitBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Pixel {
  readonly x: number;
  readonly y: number;
}

/** A place, and how far above the ground. */
export interface RaisedPlace extends LonLat {
  readonly heightM?: number;
}

/** Where the map looks, for whatever must stand at a place on screen. */
export interface Camera {
  readonly project: (at: RaisedPlace) => Pixel;
  readonly zoom: () => number;
  /** Where that lies which it is turned to. */
  readonly middle: () => Pixel;
  /** Changes whenever `project` would answer differently. */
  readonly version: () => number;
  readonly onMove: (listener: () => void) => () => void;
}

/** Space around the box, as MapLibre's padding; never negative and never more than the canvas. */
export function paddingOf(
  box: FitBox,
  canvas: { readonly width: number; readonly height: number },
): { left: number; top: number; right: number; bottom: number } {
  const inside = (value: number, limit: number): number => Math.min(Math.max(value, 0), limit - 1);
  const left = inside(box.x, canvas.width);
  const top = inside(box.y, canvas.height);
  return {
    left,
    top,
    right: inside(canvas.width - box.x - box.width, canvas.width - left),
    bottom: inside(canvas.height - box.y - box.height, canvas.height - top),
  };
}

/**
 * The view's bounds, or `home`, fill the box; at once, or in a calm flight of `flightMs`. No more
 * than 60° from straight down.
 */
export function fitView(
  map: MapLibreMap,
  home: Bounds,
  box: FitBox,
  view: MapView,
  flightMs: number,
): void {
  const { clientWidth: width, clientHeight: height } = map.getContainer();
  if (width === 0 || height === 0) return;
  const [west, south, east, north] = view.bounds ?? home;
  const camera = map.cameraForBounds(
    [
      [west, south],
      [east, north],
    ],
    { padding: paddingOf(box, { width, height }), bearing: view.bearing ?? 0 },
  );
  if (camera === undefined) return;
  const to = { ...camera, pitch: view.pitch ?? 0 };
  if (flightMs > 0) map.easeTo({ ...to, duration: flightMs, essential: true });
  else map.jumpTo(to);
}

/** MapLibre projects the ground only; deck.gl's view of the same camera also knows heights. */
function aboveGround(map: MapLibreMap, place: [number, number, number]): Pixel {
  const { clientWidth: width, clientHeight: height } = map.getContainer();
  const { lng: longitude, lat: latitude } = map.getCenter();
  const [zoom, pitch, bearing] = [map.getZoom(), map.getPitch(), map.getBearing()];
  const { top = 0, bottom = 0, left = 0, right = 0 } = map.getPadding();
  const padding = { top, bottom, left, right };
  const view = { width, height, longitude, latitude, zoom, pitch, bearing, padding };
  const [x = 0, y = 0] = new WebMercatorViewport(view).project(place);
  return { x, y };
}

/** A camera that follows the map. */
export function cameraOf(map: MapLibreMap): Camera {
  let version = 0;
  const listeners = new Set<() => void>();
  const moved = (): void => {
    version += 1;
    for (const listener of listeners) listener();
  };
  map.on('move', moved);
  map.on('resize', moved);
  return {
    project: ({ lon, lat, heightM = 0 }) => {
      if (heightM !== 0) return aboveGround(map, [lon, lat, heightM]);
      const { x, y } = map.project([lon, lat]);
      return { x, y };
    },
    zoom: () => map.getZoom(),
    middle: () => map.project(map.getCenter()),
    version: () => version,
    onMove: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
