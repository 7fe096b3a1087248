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
  const lists = positionLists(location, {});
  if (lists.length > 0) return { type: 'MultiLineString', coordinates: lists.map(vertices) };
  const shown = elementsNamed(location, 'coordinatesForDisplay');
  const places = [...shown, ...elementsNamed(location, 'pointCoordinates')];
  for (const place of places) {
    const lat = Number(textBelow(place, 'latitude'));
    const lon = Number(textBelow(place, 'longitude'));
    return { type: 'Point', coordinates: [lon, lat] };
  }
  const [pos] = elementsNamed(location, 'pos');
  return (
    pos && { type: 'Point', coordinates: vertices({ ...systemOf(pos, {}), text: pos.text })[0] }
  );
}

/** Reference system and dimensions, as said by the element or by one that it stands in. */
interface System {
  readonly srsName?: string | undefined;
  readonly srsDimension?: string | undefined;
}

interface PositionList extends System {
  readonly text: string;
}

function systemOf({ attributes }: XmlElement, around: System): System {
  return {
    srsName: attributes.get('srsName') ?? around.srsName,
    srsDimension: attributes.get('srsDimension') ?? around.srsDimension,
  };
}

/** `posList` elements below, each with the system that `gmlLineString` around it names. */
function positionLists(element: XmlElement, around: System): readonly PositionList[] {
  return element.children.flatMap((child) => {
    const system = systemOf(child, around);
    return child.name === 'posList'
      ? [{ ...system, text: child.text }]
      : positionLists(child, system);
  });
}

/** Latitude first, as the standard has it, unless the reference system says otherwise. */
function vertices(list: PositionList): readonly (readonly [number, number])[] {
  const system = list.srsName ?? 'EPSG:4326';
  // Metres of some grid are no degrees: the shape is dropped where it is checked.
  if (!WGS84.test(system)) return [[Number.NaN, Number.NaN]];
  const dimension = list.srsDimension === '3' ? 3 : 2;
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
