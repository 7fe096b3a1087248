import { MapLibreOverlay } from '@deck.gl/maplibre';
import type { Layer } from '@deck.gl/core';
import { Map as MapLibreMap } from 'maplibre-gl';
import '../../../client/design/tokens.css';
import type { City } from '../../../client/city/city.ts';
import { applySnapshot } from '../../../client/city/apply.ts';
import { decodeFrame } from '../../../client/city/dense-decode.ts';
import { foldFrames } from '../../../client/city/dense-fold.ts';
import linkSpeed from '../../../client/layers/link-speed.layer.ts';
import vehicles from '../../../client/layers/vehicles.layer.ts';
import { paintSeverityAtlas } from '../../../client/layers/kit/severity-atlas.ts';
import { paintSymbolAtlas } from '../../../client/layers/kit/symbol-atlas.ts';
import { tokenColours } from '../../../client/layers/kit/token-colours.ts';
import { BASE_SOURCES } from '../../../client/map/base-files.ts';
import { baseGeometry } from '../../../client/map/base-geometry.ts';
import type { LayerContext } from '../../../client/map/define-layer.ts';
import { drawLayers } from '../../../client/map/draw-layers.ts';
import { movingLayers, type MovingStack } from '../../../client/map/moving-layers.ts';
import { useBundledWorker } from '../../../client/map/maplibre-worker.ts';
import { accessorLayers } from './accessor-layers.ts';
import { unpackFrames, type TickResult } from './tick-result.ts';

/** The parts of deck.gl that a tick ends in; drawing itself is the graphics card's. */
interface DeckParts {
  readonly isInitialized: boolean;
  readonly layerManager: { readonly updateLayers: () => void };
  readonly animationLoop: { readonly stop: () => void };
  readonly device: { readonly gl: WebGL2RenderingContext };
}

declare global {
  interface Window {
    readonly tickResult: Promise<TickResult>;
  }
}

const WARM_ROUNDS = 2;
const ROUNDS = 4;
const TICK_MS = 1000;

/** An empty city: what is drawn comes in frames. */
const emptyCity = (epoch: string, nowMs: number): City =>
  applySnapshot({
    protocol: 1,
    city: 'bench',
    view: 'public',
    topics: ['core', 'positions', 'links'],
    mode: 'live',
    speed: 1,
    epoch,
    seq: 1,
    now: new Date(nowMs).toISOString(),
    events: [],
  });

function told(city: City, bytes: readonly ArrayBuffer[]): City {
  const frames = bytes.map((block) => {
    const read = decodeFrame(block);
    if (!read.ok) throw new Error(read.problem);
    return read.frame;
  });
  const folded = foldFrames(city, frames);
  if (folded.isGap) throw new Error('a frame is missing');
  return folded.city;
}

async function mapWithDeck(): Promise<{ overlay: MapLibreOverlay; deck: DeckParts; zoom: number }> {
  useBundledWorker();
  const map = new MapLibreMap({
    container: 'map',
    style: { version: 8, sources: {}, layers: [] },
    center: [127, 37.55],
    zoom: 10.5,
    interactive: false,
    attributionControl: false,
  });
  await map.once('load');
  const overlay = new MapLibreOverlay({ interleaved: false, layers: [] });
  map.addControl(overlay);
  const { _deck: deck } = overlay as unknown as { readonly _deck: DeckParts };
  while (!deck.isInitialized) await new Promise((resolve) => setTimeout(resolve, 20));
  deck.animationLoop.stop();
  return { overlay, deck, zoom: map.getZoom() };
}

async function measure(): Promise<TickResult> {
  const response = await fetch('./frames.bin');
  const blocks = unpackFrames(await response.arrayBuffer());
  // Two topics in turn; the first two are key frames.
  const ticks = Array.from({ length: blocks.length / 2 }, (_, tick) =>
    blocks.slice(2 * tick, 2 * tick + 2),
  );
  const [keys = [], ...changes] = ticks;
  const { overlay, deck, zoom } = await mapWithDeck();
  const tokens = getComputedStyle(document.documentElement);
  const colours = tokenColours((property) => tokens.getPropertyValue(property));
  const nothing = { type: 'FeatureCollection', features: [] } as const;
  const files = Object.fromEntries(BASE_SOURCES.map((source) => [source, nothing]));
  const context: Omit<LayerContext, 'nowMs'> = {
    lineScale: 2,
    language: 'ko',
    colours,
    atlas: paintSeverityAtlas(colours),
    symbols: paintSymbolAtlas(),
    zoom,
    base: baseGeometry(files as unknown as Parameters<typeof baseGeometry>[0]),
  };
  const show = (layers: readonly Layer[]): void => {
    overlay.setProps({ layers: [...layers] });
    deck.layerManager.updateLayers();
  };
  let pageMs = 0;
  const moving = movingLayers({
    show,
    pxPerDeg: () => (512 * 2 ** zoom) / 360,
    nowMs: () => pageMs,
    wait: () => () => undefined,
    drawn: () => () => undefined,
    wantsStillness: () => false,
  });

  /** One round of all frames, each handed to `draw`; ms of each tick. */
  async function round(
    draw: (city: City, nowMs: number) => void,
    epoch: string,
  ): Promise<number[]> {
    const beginMs = Date.parse('2022-08-08T12:00:00.000Z');
    let city = told(emptyCity(epoch, beginMs), keys);
    draw(city, beginMs);
    const times: number[] = [];
    for (const [index, frames] of changes.entries()) {
      const nowMs = beginMs + (index + 1) * TICK_MS;
      // As a socket hands them over: bytes that nobody has looked at yet.
      const bytes = frames.map((block) => block.slice(0));
      pageMs += TICK_MS / 2;
      const startedMs = performance.now();
      city = told(city, bytes);
      draw(city, nowMs);
      times.push(performance.now() - startedMs);
      pageMs += TICK_MS / 2;
      // What was handed over is taken before the next.
      deck.device.gl.finish();
      await new Promise((resolve) => setTimeout(resolve, 0));
    }
    return times;
  }

  const ours = (city: City, nowMs: number): void => {
    // Ages go on in steps, as on the map's stage.
    const stepMs = Math.floor(nowMs / 10_000) * 10_000;
    const at = { ...context, nowMs: stepMs };
    const stack: MovingStack = drawLayers([linkSpeed, vehicles], city, at, []);
    moving.tell(nowMs);
    moving.show(stack);
  };
  const accessors = (city: City, nowMs: number): void =>
    show(accessorLayers(city, { ...context, nowMs }));

  const times = { ours: [] as number[], accessors: [] as number[] };
  let last: City | undefined;
  for (let turn = 0; turn < WARM_ROUNDS + ROUNDS; turn += 1) {
    const isWarm = turn >= WARM_ROUNDS;
    const own = await round((city, nowMs) => {
      last = city;
      ours(city, nowMs);
    }, 'bench');
    const theirs = await round(accessors, 'bench');
    if (isWarm) {
      times.ours.push(...own);
      times.accessors.push(...theirs);
    }
  }
  const count = (entries: readonly unknown[] = []): number =>
    entries.filter((entry) => entry !== undefined).length;
  return {
    ...times,
    vehicles: count(last?.dense.positions.entries),
    links: count(last?.dense.links.entries),
  };
}

Object.assign(window, { tickResult: measure() });
