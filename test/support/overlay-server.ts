import type { IncomingMessage, ServerResponse } from 'node:http';
import { pmtilesOf, squareTile } from './pmtiles-of.ts';
import { pngOf } from './png-of.ts';
import { startUpstream, type Upstream } from './upstream.ts';

const MAGENTA = pngOf(255, 0, 255);
const ARCHIVES: Readonly<Record<string, Uint8Array>> = {
  '/green.pmtiles': pmtilesOf('png', pngOf(0, 255, 0)),
  '/squares.pmtiles': pmtilesOf('vector', squareTile('zones'), {
    vector_layers: [{ id: 'zones', fields: {} }],
  }),
  '/broken.pmtiles': new TextEncoder().encode('<html>no archive at all</html>'.repeat(20)),
};
const GATES = JSON.stringify({
  type: 'Feature',
  properties: { name: '배수문 3' },
  geometry: { type: 'Point', coordinates: [126.98, 37.55] },
});
const NO_LAYER =
  '<?xml version="1.0"?><ServiceExceptionReport><ServiceException code="LayerNotDefined">no layer of this name</ServiceException></ServiceExceptionReport>';

/** A WMS insists on what the standard asks for. */
function answerWms(asked: URLSearchParams, response: ServerResponse): void {
  const isPicture =
    asked.get('REQUEST') === 'GetMap' &&
    asked.get('CRS') === 'EPSG:3857' &&
    asked.get('WIDTH') === '256' &&
    asked.get('BBOX')?.split(',').map(Number).every(Number.isFinite) === true;
  if (!isPicture || asked.get('LAYERS') !== 'flood')
    return void response.setHeader('content-type', 'text/xml').end(NO_LAYER);
  response.setHeader('content-type', 'image/png').end(MAGENTA);
}

/** Archives are read in parts. */
function answerPart(
  bytes: Uint8Array,
  { headers }: IncomingMessage,
  response: ServerResponse,
): void {
  const match = /^bytes=(\d+)-(\d+)$/u.exec(headers.range ?? '');
  if (match === null) return void response.end(bytes);
  const [from, to] = [Number(match[1]), Math.min(bytes.length - 1, Number(match[2]))];
  response.statusCode = 206;
  response.setHeader('content-range', `bytes ${from}-${to}/${bytes.length}`);
  response.end(bytes.subarray(from, to + 1));
}

/**
 * `/wms` draws all of its layer `flood` magenta, `/xyz/{z}/{x}/{y}.png` too; `/green.pmtiles` and
 * `/squares.pmtiles` are archives, `/gates.geojson` a file; `/shut/…` lets no other page read it; all
 * else is 404.
 */
export function overlayServer(): Promise<Upstream> {
  return startUpstream((path, response, request) => {
    const { pathname, searchParams } = new URL(path, 'http://localhost');
    if (!pathname.startsWith('/shut/')) {
      response.setHeader('access-control-allow-origin', '*');
      response.setHeader('access-control-allow-headers', 'range');
      response.setHeader('access-control-expose-headers', 'content-range, content-length');
    }
    const archive = ARCHIVES[pathname];
    if (archive !== undefined) return answerPart(archive, request, response);
    if (pathname === '/wms') return answerWms(searchParams, response);
    if (pathname === '/gates.geojson') return GATES;
    if (/^\/(?:shut|xyz)\/\d+\/\d+\/\d+\.png$/u.test(pathname)) {
      response.setHeader('content-type', 'image/png');
      return MAGENTA;
    }
    response.statusCode = 404;
    return '';
  });
}
