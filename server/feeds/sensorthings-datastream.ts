import type { CityContext } from '../feed-kit/city-context.ts';
import { decode } from '../feed-kit/decode.ts';
import type { RawFrame } from '../feed-kit/raw-frame.ts';
import { at, isRecord, listOf, type PlainRecord } from '../feed-kit/record.ts';
import { placeOfGeoJson, type Place } from './place-of.ts';

type Companions = NonNullable<RawFrame['companions']>;

const tables = new WeakMap<Companions, ReadonlyMap<string, PlainRecord>>();
const IN_LINK = /Datastreams\(([^)]{1,200})\)/;

/** Ids are numbers or texts; in addresses texts stand in quotes. */
export function iotId(entity: unknown): string | undefined {
  const id = at(entity, '@iot.id') ?? at(entity, 'id');
  if (typeof id === 'number' && Number.isFinite(id)) return String(id);
  return typeof id === 'string' && id.trim() !== '' ? id.trim() : undefined;
}

/** The datastream an observation belongs to: as expanded, as linked, or as its topic says. */
export function datastreamId(observation: PlainRecord, frame: RawFrame): string | undefined {
  const own = iotId(observation['Datastream']);
  if (own !== undefined) return own;
  const links = [
    observation['Datastream@iot.navigationLink'],
    frame.attributes?.['mqtt-topic'],
    frame.attributes?.['url'],
  ];
  for (const link of links) {
    const id = typeof link === 'string' ? IN_LINK.exec(link)?.[1] : undefined;
    if (id !== undefined) return id.replace(/^'(.*)'$/, '$1');
  }
  return undefined;
}

/** What is known of a datastream: what came with the observation, completed from the daily table. */
export function datastreamOf(id: string, expanded: unknown, frame: RawFrame): PlainRecord {
  const known = tableOf(frame.companions).get(id) ?? {};
  return isRecord(expanded) ? { ...known, ...expanded } : known;
}

/** Where its Thing stands; `undefined` if nothing says so. */
export function placeOfThing(city: CityContext, thing: unknown): Place | undefined {
  const [location] = listOf(at(thing, 'Locations'));
  const geojson = at(location, 'location');
  return isRecord(geojson) ? placeOfGeoJson(city, geojson) : undefined;
}

function tableOf(companions: Companions | undefined): ReadonlyMap<string, PlainRecord> {
  if (companions === undefined) return new Map();
  const known = tables.get(companions);
  if (known !== undefined) return known;
  const table = new Map<string, PlainRecord>();
  for (const body of Object.values(companions)) {
    const decoded = decode(body, 'json');
    const list = 'payload' in decoded ? listOf(at(decoded.payload, 'value')) : [];
    for (const entity of list) {
      const id = iotId(entity);
      if (id !== undefined && isRecord(entity)) table.set(id, entity);
    }
  }
  tables.set(companions, table);
  return table;
}
