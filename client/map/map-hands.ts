import type { Map as MapLibreMap, MapMouseEvent } from 'maplibre-gl';
import type { Bounds, LonLat } from '../../contract/place.ts';
import type { MapCamera } from '../explore/explore-view.ts';
import type { Pixel } from './camera.ts';

/** What a hand does on the map. */
export interface HandEvents {
  /** A click, or Enter at the middle: where, and how far around it still counts as the same, m. */
  readonly onPick?: (at: LonLat, reachM: number, how: { readonly isAdding: boolean }) => void;
  /** The pointer moves over the map; `undefined` = it has left. */
  readonly onPoint?: ((at: LonLat | undefined) => void) | undefined;
  /** Somebody has moved the map. */
  readonly onMoved?: (camera: MapCamera) => void;
}

/** The map in somebody's hands: drag, wheel, pinch, keys. */
export interface MapHands {
  /** Listens and lets people move the map until the answer is called. */
  readonly use: (events: HandEvents) => () => void;
  readonly jump: (camera: MapCamera, flightMs: number) => void;
  readonly camera: () => MapCamera;
  readonly bounds: () => Bounds;
  readonly placeAt: (pixel: Pixel) => LonLat;
  /** So much of the right side lies under something, CSS px: the middle is that of the rest, where there is enough of it. */
  readonly cover: (rightPx: number) => void;
  /** Whether a place would be well in sight with that much of the right side covered. */
  readonly isClear: (at: LonLat, rightPx: number) => boolean;
  /** While somebody draws, two clicks are two corners, and the keys are the map's. */
  readonly draw: (isDrawing: boolean) => void;
  /** Closer (1) or farther (−1) by a step. */
  readonly zoomBy: (steps: number) => void;
}

/** What is left beside something that lies over the map, CSS px; with less of it the middle stays where it is. */
const LEAST_REST_PX = 240;
/** As near to an edge as this, CSS px, lie the buttons over the map. */
const EDGE_PX = 48;

/** A finger or a pointer hits what is this near, CSS px. */
const REACH_PX = 14;

function cameraNow(map: MapLibreMap): MapCamera {
  const { lng: lon, lat } = map.getCenter();
  return { lon, lat, zoom: map.getZoom(), pitch: map.getPitch(), bearing: map.getBearing() };
}

const placeOf = ({ lng: lon, lat }: { readonly lng: number; readonly lat: number }): LonLat => ({
  lon,
  lat,
});

/** Ground metres of a CSS px in the middle of the map. */
function metresPerPixel(map: MapLibreMap): number {
  const { lat } = map.getCenter();
  return (40_075_016.7 * Math.cos((lat * Math.PI) / 180)) / (512 * 2 ** map.getZoom());
}

/** What moves the focused map moves nothing else of the page. */
const OWN_KEYS = new Set(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', '+', '-', '=']);
const keepKeys = (event: KeyboardEvent): void => {
  if (OWN_KEYS.has(event.key)) event.stopPropagation();
};

/** As much of the cover as leaves enough beside it. */
const coveredPx = (map: MapLibreMap, rightPx: number): number =>
  map.getContainer().clientWidth - rightPx >= LEAST_REST_PX ? rightPx : 0;

const HANDLERS = [
  'dragPan',
  'scrollZoom',
  'doubleClickZoom',
  'keyboard',
  'touchZoomRotate',
  'dragRotate',
  'boxZoom',
] as const;

/** `onTaken` is told once somebody moves the map: from then on it stays where it was put. */
export function mapHands(map: MapLibreMap, onTaken: () => void): MapHands {
  // What a fit to the whole city ends in is no choice of anybody.
  let isByHand = false;
  return {
    use: ({ onPick, onPoint, onMoved }) => {
      for (const name of HANDLERS) map[name].enable();
      const canvas = map.getCanvas();
      canvas.tabIndex = 0;
      const pick = ({ lngLat, originalEvent }: MapMouseEvent): void =>
        onPick?.(placeOf(lngLat), REACH_PX * metresPerPixel(map), {
          isAdding: originalEvent.shiftKey,
        });
      const point = ({ lngLat }: MapMouseEvent): void => onPoint?.(placeOf(lngLat));
      const leave = (): void => onPoint?.(undefined);
      const taken = ({ originalEvent }: { readonly originalEvent?: unknown }): void => {
        if (originalEvent === undefined) return;
        isByHand = true;
        onTaken();
      };
      const moved = (): void => {
        if (isByHand) onMoved?.(cameraNow(map));
        isByHand = false;
      };
      const press = (event: KeyboardEvent): void => {
        if (event.key !== 'Enter' || event.target !== canvas) return;
        event.preventDefault();
        onPick?.(placeOf(map.getCenter()), REACH_PX * metresPerPixel(map), {
          isAdding: event.shiftKey,
        });
      };
      map.on('click', pick);
      map.on('mousemove', point);
      map.on('mouseout', leave);
      map.on('movestart', taken);
      map.on('moveend', moved);
      canvas.addEventListener('keydown', press);
      // Above MapLibre's own listener, which hears them first.
      const container = map.getContainer();
      container.addEventListener('keydown', keepKeys);
      return () => {
        for (const name of HANDLERS) map[name].disable();
        canvas.removeAttribute('tabindex');
        map.off('click', pick);
        map.off('mousemove', point);
        map.off('mouseout', leave);
        map.off('movestart', taken);
        map.off('moveend', moved);
        canvas.removeEventListener('keydown', press);
        container.removeEventListener('keydown', keepKeys);
      };
    },
    jump: ({ lon, lat, zoom, pitch, bearing }, flightMs) => {
      onTaken();
      const to = { center: [lon, lat] as [number, number], zoom, pitch, bearing };
      if (flightMs > 0) map.easeTo({ ...to, duration: flightMs, essential: true });
      else map.jumpTo(to);
    },
    camera: () => cameraNow(map),
    bounds: () => {
      const seen = map.getBounds();
      return [seen.getWest(), seen.getSouth(), seen.getEast(), seen.getNorth()];
    },
    placeAt: ({ x, y }) => placeOf(map.unproject([x, y])),
    cover: (rightPx) => {
      const right = coveredPx(map, rightPx);
      if (map.getPadding().right !== right) map.setPadding({ top: 0, left: 0, bottom: 0, right });
    },
    isClear: ({ lon, lat }, rightPx) => {
      const right = coveredPx(map, rightPx);
      const { clientWidth: width, clientHeight: height } = map.getContainer();
      const { x, y } = map.project([lon, lat]);
      const shifted = x - (right - (map.getPadding().right ?? 0)) / 2;
      return (
        shifted >= EDGE_PX &&
        shifted <= width - right - EDGE_PX &&
        y >= EDGE_PX &&
        y <= height - EDGE_PX
      );
    },
    draw: (isDrawing) => {
      const canvas = map.getCanvas();
      if (isDrawing) {
        map.doubleClickZoom.disable();
        canvas.style.cursor = 'crosshair';
        canvas.focus({ preventScroll: true });
        return;
      }
      map.doubleClickZoom.enable();
      canvas.style.cursor = '';
    },
    zoomBy: (steps) => {
      isByHand = true;
      onTaken();
      map.easeTo({ zoom: map.getZoom() + steps, duration: 200 });
    },
  };
}
