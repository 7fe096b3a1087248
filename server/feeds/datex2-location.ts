import { elementsNamed, childText, type XmlElement } from '../feed-kit/xml-element.ts';

/** Systems whose numbers are WGS84 degrees within a metre. */
const WGS84 = /4326|4258|CRS:?84|ETRS89|WGS/i;
/** The only one that puts longitude first. */
const LON_FIRST = /CRS:?84/i;

/**
 * Coordinates below a location element as GeoJSON: its lines, else the point to show, else its first
 * point. `undefined` where the location is only coded (ALERT-C, OpenLR): that needs tables.
 */
export function datexGeometry(location: XmlElement | undefined): unknown {
  if (location === undefined) return undefined;
  const lists = elementsNamed(location, 'posList');
  if (lists.length > 0) {
    return { type: 'MultiLineString', coordinates: lists.map((list) => vertices(list)) };
  }
  const shown = elementsNamed(location, 'coordinatesForDisplay');
  const places = [...shown, ...elementsNamed(location, 'pointCoordinates')];
  for (const place of places) {
    const lat = Number(textBelow(place, 'latitude'));
    const lon = Number(textBelow(place, 'longitude'));
    return { type: 'Point', coordinates: [lon, lat] };
  }
  const [pos] = elementsNamed(location, 'pos');
  return pos && { type: 'Point', coordinates: vertices(pos)[0] };
}

/** Latitude first, as the standard has it, unless the reference system says otherwise. */
function vertices(list: XmlElement): readonly (readonly [number, number])[] {
  const system = list.attributes.get('srsName') ?? 'EPSG:4326';
  // Metres of some grid are no degrees: the shape is dropped where it is checked.
  if (!WGS84.test(system)) return [[Number.NaN, Number.NaN]];
  const dimension = list.attributes.get('srsDimension') === '3' ? 3 : 2;
  const numbers = list.text
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const isLonFirst = LON_FIRST.test(system);
  const found: [number, number][] = [];
  for (let index = 0; index + 1 < numbers.length; index += dimension) {
    const first = numbers[index] ?? Number.NaN;
    const second = numbers[index + 1] ?? Number.NaN;
    found.push(isLonFirst ? [first, second] : [second, first]);
  }
  return found;
}

function textBelow(element: XmlElement, name: string): string | undefined {
  return childText(element, name) ?? (elementsNamed(element, name)[0]?.text.trim() || undefined);
}
