import type { StyleSpecification } from 'maplibre-gl';
import { cssColour, type TokenColours } from '../layers/kit/token-colours.ts';
import { isPmtilesText, openPmtiles, readPmtiles } from './pmtiles-archive.ts';

/** The operator's own ground: a MapLibre style, or one made for a .pmtiles file. Throws if it cannot be had. */
export async function operatorStyle(
  url: string,
  colours: TokenColours,
): Promise<StyleSpecification> {
  if (!new URL(url).pathname.endsWith('.pmtiles')) {
    const answer = await fetch(url);
    if (!answer.ok) throw new Error(`map style: HTTP ${answer.status}`);
    const text = await answer.text();
    if (isPmtilesText(text)) await readPmtiles();
    return JSON.parse(text) as StyleSpecification;
  }
  const archive = await openPmtiles(url);
  return archive.isVector ? vectorStyle(archive.url, colours) : rasterStyle(archive.url);
}

function rasterStyle(url: string): StyleSpecification {
  return {
    version: 8,
    sources: { tiles: { type: 'raster', url, tileSize: 256 } },
    layers: [{ id: 'tiles', type: 'raster', source: 'tiles' }],
  };
}

/** Layers by the Protomaps names (earth, water, roads); tiles of other names show the ground only. */
function vectorStyle(url: string, colours: TokenColours): StyleSpecification {
  const paint = (token: 'map-out' | 'map-metro' | 'map-water' | 'map-road'): string =>
    cssColour(colours[token]);
  return {
    version: 8,
    sources: { tiles: { type: 'vector', url } },
    layers: [
      { id: 'out', type: 'background', paint: { 'background-color': paint('map-out') } },
      {
        id: 'earth',
        type: 'fill',
        source: 'tiles',
        'source-layer': 'earth',
        paint: { 'fill-color': paint('map-metro') },
      },
      {
        id: 'water',
        type: 'fill',
        source: 'tiles',
        'source-layer': 'water',
        filter: ['==', ['geometry-type'], 'Polygon'],
        paint: { 'fill-color': paint('map-water') },
      },
      {
        id: 'roads',
        type: 'line',
        source: 'tiles',
        'source-layer': 'roads',
        paint: { 'line-color': paint('map-road') },
      },
    ],
  };
}
