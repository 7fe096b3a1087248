import { gpx, kml } from '@tmcw/togeojson';
import type { OverlayFeature, OverlayFormat } from './overlay.ts';
import { readFeatures, type FileProblem } from './overlay-features.ts';

/** What a file holds, or why it is not shown at all. */
export type OverlayRead =
  | {
      readonly type: 'read';
      readonly format: OverlayFormat;
      readonly features: readonly OverlayFeature[];
      /** Features that the file gives no place. */
      readonly placeless: number;
      /** Links to other servers in a KML file; they are never followed. */
      readonly links: number;
    }
  | { readonly type: 'refused'; readonly problem: FileProblem };

/** Larger files are for a map server. */
export const MOST_OVERLAY_BYTES = 20 * 1024 * 1024;

const ENDINGS: Readonly<Record<string, OverlayFormat>> = {
  geojson: 'geojson',
  json: 'geojson',
  kml: 'kml',
  gpx: 'gpx',
};

/** The format that a file's name tells; undefined = none of ours. */
export function formatOfName(name: string): OverlayFormat | undefined {
  return ENDINGS[name.split('.').at(-1)?.toLowerCase() ?? ''];
}

const refused = (reason: FileProblem['reason'], at = ''): OverlayRead => ({
  type: 'refused',
  problem: { reason, at },
});

type ParseXml = (text: string) => Document;

/** The first words of what an XML parser complains of, with its line. */
const complaint = (error: Element): string =>
  (error.textContent ?? '').trim().split('\n').slice(0, 2).join(' ').slice(0, 160);

/** An XML document as GeoJSON; what it links to is counted, never asked for. */
function ofXml(format: 'kml' | 'gpx', text: string, parseXml: ParseXml): OverlayRead {
  // Entities could grow without end.
  if (/<!(?:DOCTYPE|ENTITY)/iu.test(text)) return refused('doctype');
  const document = parseXml(text);
  const [error] = document.getElementsByTagName('parsererror');
  if (error !== undefined) return refused('xml', complaint(error));
  const root = document.documentElement.localName.toLowerCase();
  if (root !== format) return refused('root', root);
  const read = readFeatures(format === 'kml' ? kml(document) : gpx(document));
  if ('reason' in read) return { type: 'refused', problem: read };
  const links = document.getElementsByTagName('NetworkLink').length;
  if (read.features.length === 0) return refused(links > 0 ? 'onlyLinks' : 'empty');
  // A link is an element of the document as well, and none without a place.
  return { type: 'read', format, ...read, placeless: Math.max(0, read.placeless - links), links };
}

/**
 * Reads a whole file or refuses it with the place of what is wrong: never half of it. Texts stay
 * texts: nothing of a file is markup for the page.
 */
export function readOverlay(name: string, text: string, parseXml: ParseXml): OverlayRead {
  const format = formatOfName(name);
  if (format === undefined) return refused('format', name.split('.').at(-1) ?? '');
  if (new Blob([text]).size > MOST_OVERLAY_BYTES) return refused('large');
  const own = text.replace(/^\uFEFF/u, '');
  if (own.trim() === '') return refused('empty');
  if (format !== 'geojson') return ofXml(format, own, parseXml);
  let parsed: unknown;
  try {
    parsed = JSON.parse(own);
  } catch (error) {
    return refused('json', error instanceof Error ? error.message.slice(0, 160) : '');
  }
  const read = readFeatures(parsed);
  if ('reason' in read) return { type: 'refused', problem: read };
  return read.features.length === 0
    ? refused('empty')
    : { type: 'read', format, ...read, links: 0 };
}
