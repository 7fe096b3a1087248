import type { CityContext } from '../feed-kit/city-context.ts';
import { at, isRecord } from '../feed-kit/record.ts';
import { localId, type Entity } from './ngsi-entity.ts';
import { NOWHERE, placeOfGeoJson, type Place } from './place-of.ts';

const NAMES = ['name', 'stationName', 'alternateName', 'areaServed', 'stationID'] as const;

/** GeoJSON, or v2's `geo:point`, a text with the latitude first. */
export function entityPlace({ attributes }: Entity, city: CityContext): Place {
  const value = attributes.get('location')?.value;
  if (isRecord(value)) return placeOfGeoJson(city, value);
  const [lat, lon] = typeof value === 'string' ? value.split(',').map(Number) : [];
  if (lat === undefined || lon === undefined) return NOWHERE;
  return placeOfGeoJson(city, { type: 'Point', coordinates: [lon, lat] });
}

/** What people call it; its id if nobody says. */
export function entityName(entity: Entity): string {
  for (const name of NAMES) {
    const value = textOf(entity, name);
    if (value !== undefined) return value;
  }
  const street = at(entity.attributes.get('address')?.value, 'streetAddress');
  return typeof street === 'string' && street.trim() !== '' ? street.trim() : localId(entity.id);
}

/** An attribute that is a text. */
export function textOf({ attributes }: Entity, name: string): string | undefined {
  const value = attributes.get(name)?.value;
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
