import type { Coordinate, Geometry, LonLat, Text } from '../../contract/place.ts';
import { fitOf, initialsOf, plain } from '../design/hangul.ts';
import { toGeometryM } from './area.ts';
import type { Thing } from './thing.ts';

/** Something with a name and a shape that distances can be measured from. */
export interface Place {
  /** `stream/도림천`, `road/올림픽대로`, `district/11620`; of what the city tells of, its own subject. */
  readonly subject: string;
  readonly name: Text;
  readonly kind: 'stream' | 'road' | 'district' | 'gauge' | 'camera' | 'asset' | 'own';
  readonly geometry: Geometry;
}

/** A line or an area of the base map's files. */
export interface BaseFeature {
  readonly properties: { readonly code: string; readonly ko: string; readonly en: string };
  readonly geometry: {
    readonly type: string;
    readonly coordinates: readonly unknown[];
  };
}

const isPosition = (value: unknown): value is readonly [number, number] =>
  Array.isArray(value) && typeof value[0] === 'number' && typeof value[1] === 'number';

const lineOf = (value: unknown): readonly Coordinate[] =>
  Array.isArray(value)
    ? value.flatMap((each: unknown): Coordinate[] => (isPosition(each) ? [[each[0], each[1]]] : []))
    : [];

/** The rings of one area. */
const ringsOf = (value: unknown): readonly (readonly Coordinate[])[] =>
  Array.isArray(value) ? value.map(lineOf).filter((line) => line.length > 1) : [];

/** Lines of a feature, one or many. */
function linesOfFeature({
  geometry: { type, coordinates },
}: BaseFeature): (readonly Coordinate[])[] {
  return (type === 'LineString' ? [coordinates] : coordinates)
    .map(lineOf)
    .filter((line) => line.length > 1);
}

/** Streams and roads, each under its own name; pieces of the same name are one. */
export function placesOfLines(
  kind: 'stream' | 'road',
  features: readonly BaseFeature[],
): readonly Place[] {
  const byName = Map.groupBy(features, ({ properties }) => properties.ko);
  return [...byName].flatMap(([ko, pieces]): Place[] => {
    const coordinates = pieces.flatMap(linesOfFeature);
    if (coordinates.length === 0) return [];
    const en = pieces[0]?.properties.en ?? '';
    const name: Text = en === '' ? { ko } : { ko, en };
    const geometry: Geometry = { type: 'MultiLineString', coordinates };
    return [{ subject: `${kind}/${ko}`, name, kind, geometry }];
  });
}

/** The districts of a city with their areas. */
export function placesOfDistricts(features: readonly BaseFeature[]): readonly Place[] {
  return features.flatMap((feature): Place[] => {
    const { code, ko, en } = feature.properties;
    const { type, coordinates: parts } = feature.geometry;
    const areas = type === 'MultiPolygon' ? parts : [parts];
    const coordinates = areas.map(ringsOf).filter((rings) => rings.length > 0);
    if (coordinates.length === 0) return [];
    const geometry: Geometry = { type: 'MultiPolygon', coordinates };
    const name: Text = en === '' ? { ko } : { ko, en };
    return [{ subject: `district/${code}`, name, kind: 'district', geometry }];
  });
}

const kindOfThing = ({ layer, kind }: Thing): Place['kind'] | undefined => {
  if (/^asset\/.*camera/iu.test(layer)) return 'camera';
  if (kind === 'asset') return 'asset';
  return /^observation\/(?:water|rain|sewer)/u.test(layer) ? 'gauge' : undefined;
};

/** Gauges, cameras and other equipment that stand somewhere. */
export function placesOfThings(things: readonly Thing[]): readonly Place[] {
  return things.flatMap((thing): Place[] => {
    const kind = kindOfThing(thing);
    const { subject, name, geometry } = thing;
    return kind === undefined || geometry === null ? [] : [{ subject, name, kind, geometry }];
  });
}

const ONLY_INITIALS = /^[ㄱ-ㅎ]+$/u;
const squeezed = (text: string): string => plain(text).replaceAll(' ', '');

/** The name begins so 3, by its initials 2, holds it 1. */
function rankOf({ ko, en = '' }: Text, typed: string): number {
  const word = squeezed(typed);
  if (ONLY_INITIALS.test(word)) {
    const initials = initialsOf(squeezed(ko));
    return initials.startsWith(word) ? 2 : initials.includes(word) ? 1 : 0;
  }
  if (fitOf(typed, ko) === 2 || fitOf(typed, en) === 2) return 3;
  return squeezed(ko).includes(word) || squeezed(en).includes(word) ? 1 : 0;
}

const KINDS: readonly Place['kind'][] = [
  'stream',
  'district',
  'own',
  'road',
  'gauge',
  'camera',
  'asset',
];

/** Places by name or initials (ㄷㄹㅊ), the nearest names first, `most` of them. */
export function findPlaces(
  typed: string,
  places: readonly Place[],
  most: number,
): readonly Place[] {
  if (squeezed(typed) === '') return [];
  return places
    .map((place) => ({ place, rank: rankOf(place.name, typed) }))
    .filter(({ rank }) => rank > 0)
    .toSorted(
      (a, b) =>
        b.rank - a.rank ||
        KINDS.indexOf(a.place.kind) - KINDS.indexOf(b.place.kind) ||
        a.place.name.ko.length - b.place.name.ko.length,
    )
    .slice(0, most)
    .map(({ place }) => place);
}

/** The nearest of a list to a place, within a reach. */
export function nearestPlace(
  places: Iterable<Place>,
  at: LonLat,
  reachM: number,
): Place | undefined {
  let nearest: { readonly place: Place; readonly farM: number } | undefined;
  for (const place of places) {
    const farM = toGeometryM(at, place.geometry);
    if (farM <= reachM && farM < (nearest?.farM ?? Infinity)) nearest = { place, farM };
  }
  return nearest?.place;
}
