import type { OverlayKind, OverlaySource } from './map-overlay.ts';

/** Why an address cannot be asked for an overlay. */
export const ADDRESS_PROBLEMS = [
  'url',
  'scheme',
  'login',
  'layers',
  'matrixSet',
  'matrix',
  'tile',
] as const;
export type AddressProblem = (typeof ADDRESS_PROBLEMS)[number];

/** Where an overlay is asked for. */
export interface OverlayAddress {
  /** `https://tiles.example.org` */
  readonly origin: string;
  /**
   * Of pictures: the address of one tile, with `{z}`, `{x}`, `{y}` or `{bbox-epsg-3857}` in it, 256 px
   * to a side, in Web Mercator. Absent = the whole is asked for at `url`.
   */
  readonly tiles?: string;
  /** Rows are counted from the south. */
  readonly isFlipped?: boolean;
}

export type OverlayAsked = OverlayAddress | { readonly problem: AddressProblem };

const SIZE_PX = '256';
const USUAL_FORMAT = 'image/png';
/** Whatever of a pasted request is asked anew for each tile. */
const WMS_OWN = new Set(
  'service,version,request,layers,styles,crs,srs,bbox,width,height,format,transparent'.split(','),
);
const WMTS_OWN = new Set(
  'service,version,request,layer,style,tilematrixset,tilematrix,tilerow,tilecol,format'.split(','),
);

/** Where a source is asked, or what its address lacks. Whether it may be asked is not judged here. */
export function overlayAddress(source: OverlaySource): OverlayAsked {
  const origin = originOf(source.url);
  if (typeof origin !== 'string') return origin;
  switch (source.kind) {
    case 'wms':
      return placed(origin, wmsTiles(source));
    case 'wmts':
      return placed(origin, wmtsTiles(source));
    case 'xyz':
      return xyzTiles(origin, source.url);
    case 'pmtiles':
    case 'geojson':
    case 'kml':
    case 'gpx':
      return { origin };
  }
}

/** Drawn by the map from pictures or tiles; all others are shapes that are read whole. */
export const isTiled = (kind: OverlayKind): boolean =>
  kind === 'wms' || kind === 'wmts' || kind === 'xyz' || kind === 'pmtiles';

type Tiles = string | { readonly problem: AddressProblem };

const placed = (origin: string, tiles: Tiles): OverlayAsked =>
  typeof tiles === 'string' ? { origin, tiles } : tiles;

/** Scheme, host and port of an address; who is asked must be known before anything is filled in. */
const AUTHORITY = /^(https?):\/\/([a-z0-9.-]+|\[[0-9a-f:.]+\])(?::(\d{1,5}))?(?=[/?#]|$)/iu;
const USUAL_PORTS: Readonly<Record<string, string>> = { http: '80', https: '443' };

function originOf(url: string): Tiles {
  const match = AUTHORITY.exec(url);
  if (match === null) {
    if (!/^https?:/iu.test(url) && /^[a-z][a-z0-9+.-]*:/iu.test(url)) return { problem: 'scheme' };
    return { problem: /^https?:\/\/[^/?#\\]*@/iu.test(url) ? 'login' : 'url' };
  }
  const [, scheme = '', host = '', port = ''] = match;
  const protocol = scheme.toLowerCase();
  const shown = port === '' || port === USUAL_PORTS[protocol] ? '' : `:${Number(port)}`;
  return `${protocol}://${host.toLowerCase()}${shown}`;
}

interface Query {
  readonly path: string;
  /** By its name in small letters. */
  readonly of: ReadonlyMap<string, string>;
  /** What a request of ours does not ask for itself, e.g. a key or a map file. */
  readonly others: readonly (readonly [string, string])[];
}

/** As it was written where it is no good encoding. */
function plain(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

function queryOf(url: string, own: ReadonlySet<string>): Query {
  const [whole = ''] = url.split('#');
  const at = whole.indexOf('?');
  const path = at < 0 ? whole : whole.slice(0, at);
  const query = at < 0 ? '' : whole.slice(at + 1);
  const entries = query
    .split('&')
    .filter((part) => part !== '')
    .map((part): readonly [string, string] => {
      const [name = '', ...value] = part.split('=');
      return [plain(name), plain(value.join('='))];
    });
  return {
    path,
    of: new Map(entries.map(([name, value]) => [name.toLowerCase(), value])),
    others: entries.filter(([name]) => !own.has(name.toLowerCase())),
  };
}

/** `{…}` stays as it is: it is filled in later. */
function asked(path: string, entries: readonly (readonly [string, string])[]): string {
  const query = entries.map(
    ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`,
  );
  return `${path}?${query.join('&').replaceAll('%7B', '{').replaceAll('%7D', '}')}`;
}

/** OGC WMS 1.3.0, or 1.1.1 where the address says so. */
function wmsTiles({ url, layers, style, format }: OverlaySource): Tiles {
  const { path, of, others } = queryOf(url, WMS_OWN);
  const named = layers ?? of.get('layers') ?? '';
  if (named === '') return { problem: 'layers' };
  const version = of.get('version')?.startsWith('1.1') === true ? '1.1.1' : '1.3.0';
  return asked(path, [
    ...others,
    ['SERVICE', 'WMS'],
    ['REQUEST', 'GetMap'],
    ['VERSION', version],
    ['LAYERS', named],
    ['STYLES', style ?? of.get('styles') ?? ''],
    ['FORMAT', format ?? of.get('format') ?? USUAL_FORMAT],
    ['TRANSPARENT', 'TRUE'],
    [version === '1.1.1' ? 'SRS' : 'CRS', 'EPSG:3857'],
    ['WIDTH', SIZE_PX],
    ['HEIGHT', SIZE_PX],
    ['BBOX', '{bbox-epsg-3857}'],
  ]);
}

const REST_PLACES: Readonly<Record<string, string>> = {
  tilematrix: '{z}',
  tilerow: '{y}',
  tilecol: '{x}',
};
const isWhole = (template: string): boolean =>
  ['{z}', '{x}', '{y}'].every((place) => template.includes(place));

/** OGC WMTS 1.0.0: a template as capabilities give it, or key and value. */
function wmtsTiles({ url, layers, style, format, matrixSet }: OverlaySource): Tiles {
  if (/\{tile(?:matrix|row|col)\}/iu.test(url.split('?')[0] ?? '')) {
    const filled: Readonly<Record<string, string | undefined>> = {
      ...REST_PLACES,
      style: style ?? 'default',
      layer: layers,
      tilematrixset: matrixSet,
    };
    const tiles = url.replaceAll(
      /\{(\w+)\}/gu,
      (place, name: string) => filled[name.toLowerCase()] ?? place,
    );
    if (/\{tilematrixset\}/iu.test(tiles)) return { problem: 'matrixSet' };
    if (/\{layer\}/iu.test(tiles)) return { problem: 'layers' };
    return isWhole(tiles) ? tiles : { problem: 'matrix' };
  }
  const { path, of, others } = queryOf(url, WMTS_OWN);
  const layer = layers ?? of.get('layer') ?? '';
  if (layer === '') return { problem: 'layers' };
  const set = matrixSet ?? of.get('tilematrixset') ?? '';
  if (set === '') return { problem: 'matrixSet' };
  // Some servers name the matrices of a set by it: `EPSG:900913:{z}`.
  const matrix = of.get('tilematrix') ?? '';
  return asked(path, [
    ...others,
    ['SERVICE', 'WMTS'],
    ['REQUEST', 'GetTile'],
    ['VERSION', '1.0.0'],
    ['LAYER', layer],
    ['STYLE', style ?? of.get('style') ?? ''],
    ['FORMAT', format ?? of.get('format') ?? USUAL_FORMAT],
    ['TILEMATRIXSET', set],
    ['TILEMATRIX', matrix.includes('{z}') ? matrix : '{z}'],
    ['TILEROW', '{y}'],
    ['TILECOL', '{x}'],
  ]);
}

function xyzTiles(origin: string, url: string): OverlayAsked {
  const isFlipped = url.includes('{-y}');
  const tiles = url.replaceAll('{-y}', '{y}');
  if (!isWhole(tiles)) return { problem: 'tile' };
  return { origin, tiles, ...(isFlipped ? { isFlipped } : {}) };
}
