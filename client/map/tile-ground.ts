import type { ErrorEvent, Map as MapLibreMap, MapSourceDataEvent } from 'maplibre-gl';
import type { OverlaySource } from '../../contract/map-overlay.ts';
import { overlayAddress } from '../../contract/overlay-address.ts';
import type { OverlayColour } from '../explore/overlay.ts';
import { tileUrl } from '../explore/tile-url.ts';
import type { TokenColours } from '../layers/kit/token-colours.ts';
import { createTileCount, type TileCount } from './tile-count.ts';
import { tileStyle, type TileStyle } from './tile-style.ts';

/** Pictures or tiles from an address, drawn on the ground under everything of ours. */
export interface TileOverlay {
  readonly id: string;
  readonly source: OverlaySource;
  /** 0 … 1. */
  readonly opacity: number;
  /** Of vector tiles. */
  readonly colour: OverlayColour;
}

/** How it stands with the tiles of an overlay. */
export interface TileTold {
  readonly type: 'drawn' | 'partly' | 'failed' | 'empty';
  /** In the machine's words; undefined = nothing went wrong. */
  readonly said: string | undefined;
  /** Where the tile in the middle of the map is asked for. */
  readonly url: string;
}

export interface TileGround {
  /** Nearest to the eye first. */
  readonly show: (overlays: readonly TileOverlay[]) => void;
  /** One listener, told whenever it stands otherwise with one of them. */
  readonly onTold: (listener: (id: string, told: TileTold) => void) => void;
}

const PREFIX = 'overlay:';

interface Laid {
  readonly made: string;
  readonly count: TileCount;
  /** Undefined until an archive is open. */
  style: TileStyle | undefined;
}

const madeOf = ({ source, colour }: TileOverlay): string => JSON.stringify([source, colour]);
const saidOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Keeps the overlays of one map, also when its whole style becomes another. */
export function tileGround(map: MapLibreMap, colours: TokenColours): TileGround {
  let shown: readonly TileOverlay[] = [];
  let tell: (id: string, told: TileTold) => void = () => undefined;
  const laid = new Map<string, Laid>();

  const urlOf = ({ source }: TileOverlay): string => {
    const address = overlayAddress(source);
    if ('problem' in address || address.tiles === undefined) return source.url;
    const { lng: lon, lat } = map.getCenter();
    const most = source.maxZoom ?? map.getZoom();
    return tileUrl(address.tiles, { lon, lat }, Math.min(most, map.getZoom()), address.isFlipped);
  };
  const tellOf = (overlay: TileOverlay, told: Pick<TileTold, 'type' | 'said'>): void =>
    tell(overlay.id, { ...told, url: urlOf(overlay) });
  const ofSource = (name: string | undefined): TileOverlay | undefined =>
    name?.startsWith(PREFIX) === true
      ? shown.find(({ id }) => id === name.slice(PREFIX.length))
      : undefined;

  const take = (id: string): void => {
    const name = PREFIX + id;
    for (const layer of laid.get(id)?.style?.layers ?? []) {
      if (map.getLayer(layer.id) !== undefined) map.removeLayer(layer.id);
    }
    if (map.getSource(name) !== undefined) map.removeSource(name);
    laid.delete(id);
  };
  /** Puts on the map what is not there, and everything in its order. */
  const put = (): void => {
    for (const { id, opacity } of shown.toReversed()) {
      const style = laid.get(id)?.style;
      if (style === undefined) continue;
      const name = PREFIX + id;
      if (map.getSource(name) === undefined) map.addSource(name, style.source);
      for (const layer of style.layers) {
        if (map.getLayer(layer.id) === undefined) map.addLayer(layer);
        else map.moveLayer(layer.id);
      }
      for (const [layer, property, whole] of style.fading)
        map.setPaintProperty(layer, property, whole * opacity);
    }
  };
  const lay = async (overlay: TileOverlay): Promise<void> => {
    const { id, source, colour } = overlay;
    const held: Laid = {
      made: madeOf(overlay),
      count: createTileCount((told) => tellOf(overlay, told)),
      style: undefined,
    };
    laid.set(id, held);
    try {
      const style = await tileStyle(PREFIX + id, source, colour, colours);
      if (laid.get(id) !== held) return;
      held.style = style;
      put();
    } catch (error) {
      if (laid.get(id) === held) held.count.failed(saidOf(error));
    }
  };

  map.on('error', (event: ErrorEvent & { readonly sourceId?: string }) => {
    const overlay = ofSource(event.sourceId);
    if (overlay !== undefined) laid.get(overlay.id)?.count.failed(saidOf(event.error));
    // As without a listener.
    else console.error(event.error);
  });
  map.on('sourcedata', ({ sourceId, tile }: MapSourceDataEvent) => {
    const overlay = ofSource(sourceId);
    if (overlay !== undefined && tile !== undefined) laid.get(overlay.id)?.count.loaded();
  });
  map.on('idle', () => {
    for (const { id } of shown) {
      if (laid.get(id)?.style !== undefined) laid.get(id)?.count.settled();
    }
  });
  // The operator's own style comes later than the map, and takes away what is not of it.
  map.on('styledata', () => {
    const isGone = shown.some(
      ({ id }) => laid.get(id)?.style !== undefined && map.getSource(PREFIX + id) === undefined,
    );
    if (isGone) put();
  });

  return {
    show: (overlays) => {
      if (overlays.length === 0 && shown.length === 0) return;
      shown = overlays;
      const wanted = new Map(overlays.map((overlay) => [overlay.id, madeOf(overlay)]));
      for (const [id, { made }] of laid) if (wanted.get(id) !== made) take(id);
      for (const overlay of overlays) if (!laid.has(overlay.id)) void lay(overlay);
      put();
    },
    onTold: (listener) => {
      tell = listener;
    },
  };
}
