import type { LayerSpecification, SourceSpecification } from 'maplibre-gl';
import type { OverlaySource } from '../../contract/map-overlay.ts';
import { overlayAddress } from '../../contract/overlay-address.ts';
import type { OverlayColour } from '../explore/overlay.ts';
import { cssColour, type TokenColours } from '../layers/kit/token-colours.ts';
import { openPmtiles } from './pmtiles-archive.ts';

/** How MapLibre asks for an overlay and draws it, bottom to top; all names begin with its own. */
export interface TileStyle {
  readonly source: SourceSpecification;
  readonly layers: readonly LayerSpecification[];
  /** Paint properties, by layer, that stand for its opacity. */
  readonly fading: readonly (readonly [layer: string, property: FadingProperty, whole: number])[];
}
type FadingProperty = 'raster-opacity' | 'fill-opacity' | 'line-opacity' | 'circle-opacity';

const TILE_PX = 256;
/** Closest zoom that common servers have tiles of; beyond it theirs are drawn larger. */
const USUAL_MAX_ZOOM = 19;
/** Of an area's inside; its edge is as clear as a line. */
const FILL = 0.15;

/** Rejects where an archive cannot be opened. */
export async function tileStyle(
  name: string,
  overlay: OverlaySource,
  colour: OverlayColour,
  colours: TokenColours,
): Promise<TileStyle> {
  if (overlay.kind === 'pmtiles') {
    const archive = await openPmtiles(overlay.url);
    if (!archive.isVector)
      return pictures(name, { type: 'raster', url: archive.url, tileSize: TILE_PX });
    return shapes(name, archive.url, await archive.layers(), cssColour(colours[colour]));
  }
  const address = overlayAddress(overlay);
  if ('problem' in address || address.tiles === undefined) throw new Error('no address of tiles');
  return pictures(name, {
    type: 'raster',
    tiles: [address.tiles],
    tileSize: TILE_PX,
    scheme: address.isFlipped === true ? 'tms' : 'xyz',
    maxzoom: overlay.maxZoom ?? USUAL_MAX_ZOOM,
  });
}

function pictures(name: string, source: SourceSpecification): TileStyle {
  return {
    source,
    layers: [{ id: name, type: 'raster', source: name, paint: { 'raster-fade-duration': 0 } }],
    fading: [[name, 'raster-opacity', 1]],
  };
}

/** Areas, lines and points of vector tiles in one colour: what they mean the archive does not say. */
function shapes(name: string, url: string, layers: readonly string[], colour: string): TileStyle {
  const made = layers.flatMap((layer): LayerSpecification[] => {
    const parts = { source: name, 'source-layer': layer } as const;
    const id = `${name}/${layer}`;
    return [
      {
        ...parts,
        id: `${id}/fill`,
        type: 'fill',
        filter: ['==', ['geometry-type'], 'Polygon'],
        paint: { 'fill-color': colour },
      },
      { ...parts, id: `${id}/line`, type: 'line', paint: { 'line-color': colour } },
      {
        ...parts,
        id: `${id}/circle`,
        type: 'circle',
        filter: ['==', ['geometry-type'], 'Point'],
        paint: { 'circle-color': colour, 'circle-radius': 4 },
      },
    ];
  });
  return {
    source: { type: 'vector', url },
    layers: made,
    fading: made.map(({ id, type }) =>
      type === 'fill'
        ? [id, 'fill-opacity', FILL]
        : [id, type === 'line' ? 'line-opacity' : 'circle-opacity', 1],
    ),
  };
}
