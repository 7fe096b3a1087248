import type { District, LonLat, Text } from '../../contract/place.ts';
import { boundsOf } from '../city/corners.ts';
import type { DeskLayer } from './desk-layers.ts';
import type { PaletteEntry, PaletteGroup } from './palette-entry.ts';
import type { Place } from './places.ts';
import type { Thing } from './thing.ts';

/** A spot with a name. */
interface NamedSpot {
  readonly name: Text;
  readonly at: LonLat;
}

const PLACED: ReadonlySet<string> = new Set(['observation', 'asset', 'position']);

const groupOf = ({ kind }: Thing): PaletteGroup => (PLACED.has(kind) ? 'place' : 'event');

const made = new WeakMap<Thing, PaletteEntry>();

/** A row of the desk, made once. */
function entryOfThing(thing: Thing, districtName: (code: string) => string): PaletteEntry {
  const known = made.get(thing);
  if (known !== undefined) return known;
  const { name, what, subject, value, districts, layer, event } = thing;
  const entry: PaletteEntry = {
    key: subject,
    group: groupOf(thing),
    name,
    note: what,
    level: thing.level,
    more: [
      subject,
      event?.id ?? '',
      layer,
      value === undefined ? '' : String(value),
      ...districts.map(districtName),
    ]
      .join('\n')
      .toLowerCase(),
    act: { type: 'thing', thing },
  };
  made.set(thing, entry);
  return entry;
}

/** The rows of the desk as entries, in their order. */
export function entriesOfThings(
  things: readonly Thing[],
  districts: readonly District[],
): readonly PaletteEntry[] {
  const names = new Map(districts.map(({ code, name: { ko, en = '' } }) => [code, `${ko} ${en}`]));
  const districtName = (code: string): string => names.get(code) ?? code;
  return things.map((thing) => entryOfThing(thing, districtName));
}

export function entriesOfDistricts(
  districts: readonly District[],
  note: Text,
): readonly PaletteEntry[] {
  return districts.map(({ code, name }) => ({
    key: `district/${code}`,
    group: 'place',
    name,
    note,
    more: code,
    act: { type: 'district', code },
  }));
}

export function entriesOfPlaces(places: readonly NamedSpot[], note: Text): readonly PaletteEntry[] {
  return places.map(({ name, at }) => ({
    key: `place/${name.ko}`,
    group: 'place',
    name,
    note,
    more: '',
    act: { type: 'place', at },
  }));
}

/** Streams and roads of the base map. */
export function entriesOfLines(
  places: Iterable<Place>,
  notes: Readonly<Record<'stream' | 'road', Text>>,
): readonly PaletteEntry[] {
  return [...places].flatMap(({ subject, name, kind, geometry }): PaletteEntry[] => {
    if (kind !== 'stream' && kind !== 'road') return [];
    const bounds = boundsOf(geometry);
    if (bounds === undefined) return [];
    const act = { type: 'line', subject, bounds } as const;
    return [{ key: subject, group: 'place', name, note: notes[kind], more: '', act }];
  });
}

/** Layers; those that only name a silent source cannot be switched and are no entries. */
export function entriesOfLayers(layers: readonly DeskLayer[]): readonly PaletteEntry[] {
  return layers
    .filter(({ kind }) => kind !== 'feed')
    .map(({ id, title, worst }) => ({
      key: `layer/${id}`,
      group: 'layer',
      name: title,
      note: { ko: '', en: '' },
      level: worst,
      more: id.toLowerCase(),
      act: { type: 'layer', id },
    }));
}
