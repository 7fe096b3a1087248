import { Map as MapLibreMap } from 'maplibre-gl';
import 'maplibre-gl/dist/maplibre-gl.css';
import type { CityAnswer } from '../../contract/api.ts';
import { loadBaseGeometry, type BaseGeometry } from './base-geometry.ts';
import { baseStyle } from './base-style.ts';
import { cameraOf, fitView, type Camera, type FitBox } from './camera.ts';
import type { MapView } from './map-view.ts';
import { mapHands, type MapHands } from './map-hands.ts';
import { operatorStyle } from './operator-style.ts';
import { paintBoxes } from './paint-boxes.ts';
import { paintWords } from './paint-words.ts';
import { guardGraphics, watchMapContext } from './context-loss.ts';
import { useBundledWorker } from './maplibre-worker.ts';
import { attachOverlay, type Overlay } from './overlay.ts';
import { tileGround, type TileGround } from './tile-ground.ts';
import { paintSeverityAtlas, type SeverityAtlas } from '../layers/kit/severity-atlas.ts';
import { paintSymbolAtlas, type SymbolAtlas } from '../layers/kit/symbol-atlas.ts';
import { tokenColours, type TokenColours } from '../layers/kit/token-colours.ts';

/** Larger than any wall canvas; the default of 4096 silently blurs wider ones. */
const MAX_CANVAS_PX = 8192;
/** A software renderer with many points takes seconds. */
const PICTURE_MS = 15_000;

export interface PageMap {
  readonly camera: Camera;
  readonly base: BaseGeometry;
  readonly colours: TokenColours;
  readonly atlas: SeverityAtlas;
  readonly symbols: SymbolAtlas;
  readonly overlay: Overlay;
  /** Pictures from elsewhere under everything of ours. */
  readonly ground: TileGround;
  /** Puts the view into the box; `flightMs` 0 = at once. */
  readonly fit: (box: FitBox, view: MapView, flightMs: number) => void;
  /** The map as it is now without the words over it; `undefined` = nothing was drawn in time. */
  readonly picture: () => Promise<HTMLCanvasElement | undefined>;
  /** For rooms where people move it; a wall's stands where it is put. */
  readonly hands: MapHands;
  /** What failed in deck.gl after a layer was handed over. */
  readonly onFault: (listener: (reason: string, deckLayerId: string | undefined) => void) => void;
  /** The graphics are gone for good, or are back after all. */
  readonly onDark: (listener: (isDark: boolean) => void) => void;
  /** The canvas of the layers was lost and made anew. */
  readonly onReplaced: (listener: () => void) => void;
}

/** What the map must know of its city before it can be made. */
export type MappedCity = Pick<CityAnswer, 'id' | 'basemap'>;

async function createPageMap(element: HTMLElement, city: MappedCity): Promise<PageMap> {
  const base = await loadBaseGeometry(city.id);
  const tokens = getComputedStyle(document.documentElement);
  const colours = tokenColours((property) => tokens.getPropertyValue(property));
  useBundledWorker();
  const map = new MapLibreMap({
    container: element,
    style: baseStyle(base, colours),
    bounds: [...base.bounds],
    interactive: false,
    attributionControl: false,
    fadeDuration: 0,
    maxCanvasSize: [MAX_CANVAS_PX, MAX_CANVAS_PX],
  });
  let tellFault: (reason: string, deckLayerId: string | undefined) => void = () => undefined;
  let tellDark: (isDark: boolean) => void = () => undefined;
  let tellReplaced = (): void => undefined;
  let shown: { readonly box: FitBox; readonly view: MapView } | undefined;
  const refit = (flightMs: number): void => {
    if (shown !== undefined) fitView(map, base.bounds, shown.box, shown.view, flightMs);
  };
  map.on('resize', () => refit(0));
  watchMapContext(
    map.getCanvas(),
    guardGraphics((isDark) => tellDark(isDark)),
  );
  await map.once('style.load');
  if (city.basemap.style !== undefined) {
    // The ground of ours stays where the operator's cannot be had.
    void operatorStyle(city.basemap.style, colours).then(
      (style) => map.setStyle(style),
      (error: unknown) => console.warn('map style not loaded', error),
    );
  }
  const overlay = attachOverlay(map, {
    onError: (reason, id) => tellFault(reason, id),
    onReplaced: () => tellReplaced(),
    onDark: (isDark) => tellDark(isDark),
  });
  return {
    camera: cameraOf(map),
    base,
    colours,
    atlas: paintSeverityAtlas(colours),
    symbols: paintSymbolAtlas(),
    overlay,
    ground: tileGround(map, colours),
    fit: (box, view, flightMs) => {
      shown = { box, view };
      refit(flightMs);
    },
    picture: () =>
      new Promise((done) => {
        setTimeout(() => done(undefined), PICTURE_MS);
        overlay.drawn((layers) => {
          const canvas = document.createElement('canvas');
          map.redraw();
          const ground = map.getCanvas();
          [canvas.width, canvas.height] = [ground.width, ground.height];
          const context = canvas.getContext('2d');
          context?.drawImage(ground, 0, 0);
          context?.drawImage(layers, 0, 0, ground.width, ground.height);
          done(context === null ? undefined : canvas);
        });
      }),
    hands: mapHands(map, () => {
      shown = undefined;
    }),
    onFault: (listener) => {
      tellFault = listener;
    },
    onDark: (listener) => {
      tellDark = listener;
    },
    onReplaced: (listener) => {
      tellReplaced = listener;
    },
  };
}

/*
 * One map and one element for the life of the page: every further WebGL context brings the
 * browser nearer to dropping the oldest, so scenes only show or hide this one.
 */
let held: { readonly element: HTMLElement; readonly map: Promise<PageMap> } | undefined;

/** Puts the page's map into `host`, creating it the first time. */
export function mountPageMap(host: HTMLElement, city: MappedCity): Promise<PageMap> {
  if (held === undefined) {
    const element = document.createElement('div');
    element.style.cssText = 'position:absolute;inset:0';
    host.append(element);
    held = { element, map: createPageMap(element, city) };
    held.map.catch(() => {
      element.remove();
      held = undefined;
    });
  } else {
    host.append(held.element);
  }
  return held.map;
}

/** Takes the map off the screen without ending it. */
export function unmountPageMap(): void {
  held?.element.remove();
}

/**
 * The page's map with the words over it, in device pixels, `scale` of them a CSS px; `undefined` =
 * there is no map.
 */
export async function pictureOfPageMap(): Promise<
  { readonly canvas: HTMLCanvasElement; readonly scale: number } | undefined
> {
  const element = held?.element;
  const canvas = await (await held?.map)?.picture();
  const context = canvas?.getContext('2d');
  if (element === undefined || canvas === undefined || context == null) return undefined;
  const scale = canvas.width / Math.max(1, element.clientWidth);
  const origin = element.getBoundingClientRect();
  const stage = element.parentElement?.parentElement;
  // Words of the map stand beside its canvas, in the language on screen; so do its legends.
  for (const words of stage?.querySelectorAll(':scope > [lang]') ?? []) {
    paintWords(context, words, origin, scale);
  }
  for (const legends of stage?.querySelectorAll(':scope > :has(> figure, > dl)') ?? []) {
    paintBoxes(context, legends, origin, scale);
    paintWords(context, legends, origin, scale);
  }
  return { canvas, scale };
}
