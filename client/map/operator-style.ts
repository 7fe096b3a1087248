import { addProtocol, type StyleSpecification } from 'maplibre-gl';
import type { PMTiles } from 'pmtiles';
import { cssColour, type TokenColours } from '../layers/kit/token-colours.ts';

const PMTILES = 'pmtiles://';
/** TileType of a PMTiles header: vector tiles. */
const VECTOR = 1;

/** The operator's own ground: a MapLibre style, or one made for a .pmtiles file. Throws if it cannot be had. */
export async function operatorStyle(
  url: string,
  colours: TokenColours,
): Promise<StyleSpecification> {
  if (!new URL(url).pathname.endsWith('.pmtiles')) {
    const answer = await fetch(url);
    if (!answer.ok) throw new Error(`map style: HTTP ${answer.status}`);
    const text = await answer.text();
    if (text.includes(PMTILES)) await readPmtiles();
    return JSON.parse(text) as StyleSpecification;
  }
  const open = await readPmtiles();
  const { tileType } = await open(url).getHeader();
  return tileType.valueOf() === VECTOR ? vectorStyle(url, colours) : rasterStyle(url);
}

/** Loaded only where it is needed: most cities have no tiles. */
async function readPmtiles(): Promise<(url: string) => PMTiles> {
  const { PMTiles: Archive, Protocol } = await import('pmtiles');
  const protocol = new Protocol();
  addProtocol('pmtiles', protocol.tile);
  return (url) => {
    const archive = new Archive(url);
    protocol.add(archive);
    return archive;
  };
}

function rasterStyle(url: string): StyleSpecification {
  return {
    version: 8,
    sources: { tiles: { type: 'raster', url: PMTILES + url, tileSize: 256 } },
    layers: [{ id: 'tiles', type: 'raster', source: 'tiles' }],
  };
}

/** Layers by the Protomaps names (earth, water, roads); tiles of other names show the ground only. */
function vectorStyle(url: string, colours: TokenColours): StyleSpecification {
  const paint = (token: 'map-out' | 'map-metro' | 'map-water' | 'map-road'): string =>
    cssColour(colours[token]);
  return {
    version: 8,
    sources: { tiles: { type: 'vector', url: PMTILES + url } },
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
