import type { OverlayKind, OverlaySource } from '../../contract/map-overlay.ts';
import { overlayAddress, type AddressProblem } from '../../contract/overlay-address.ts';

/** What stands in the fields of the form; '' = nothing. */
export interface EnteredOverlay {
  readonly url: string;
  readonly kind: OverlayKind;
  readonly name: string;
  readonly layers: string;
  readonly matrixSet: string;
  readonly attribution: string;
}

/** What an address most likely gives, by how it is written; undefined = it does not tell. */
export function kindOfUrl(url: string): OverlayKind | undefined {
  const [path = '', query = ''] = url.trim().toLowerCase().split('?');
  const ending = /\.(pmtiles|geojson|json|kml|gpx)$/u.exec(path)?.[1];
  if (ending === 'pmtiles' || ending === 'geojson' || ending === 'kml' || ending === 'gpx')
    return ending;
  if (/\{tile(?:matrix|row|col)\}/u.test(url.toLowerCase()) || /service=wmts/u.test(query))
    return 'wmts';
  if (/\{-?y\}/u.test(path)) return 'xyz';
  if (/service=wms|request=getmap/u.test(query) || /\/(?:wms|ows)\/?$/u.test(path)) return 'wms';
  if (/\/wmts\/?/u.test(path)) return 'wmts';
  return ending === 'json' ? 'geojson' : undefined;
}

/** The source that was entered, or what its address lacks. */
export function sourceOfEntered(
  entered: EnteredOverlay,
):
  { readonly source: OverlaySource; readonly name: string } | { readonly problem: AddressProblem } {
  const { kind } = entered;
  const [url, name, layers, matrixSet, attribution] = [
    entered.url,
    entered.name,
    entered.layers,
    entered.matrixSet,
    entered.attribution,
  ].map((text) => text.trim());
  const source: OverlaySource = {
    kind,
    url: url ?? '',
    ...(layers && (kind === 'wms' || kind === 'wmts') ? { layers } : {}),
    ...(matrixSet && kind === 'wmts' ? { matrixSet } : {}),
    ...(attribution ? { attribution } : {}),
  };
  const address = overlayAddress(source);
  if ('problem' in address) return address;
  const host = address.origin.replace(/^https?:\/\//u, '');
  const file = (source.url.split('?')[0] ?? '').split('/').at(-1) ?? '';
  const usual = kind === 'wms' || kind === 'wmts' || kind === 'xyz' ? (layers ?? '') : file;
  return { source, name: name || [usual, host].filter((part) => part !== '').join(' · ') };
}
