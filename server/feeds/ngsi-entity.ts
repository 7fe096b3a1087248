import { at, isRecord, listOf, type PlainRecord } from '../feed-kit/record.ts';

/** One attribute of an entity, whichever way it was written. */
export interface Attribute {
  readonly value: unknown;
  /** UN/CEFACT code, or whatever the broker says. */
  readonly unit?: string;
  readonly observedAt?: string;
}

export interface Entity {
  readonly id: string;
  /** Its last word, where the type is an address. */
  readonly type: string;
  readonly attributes: ReadonlyMap<string, Attribute>;
}

const NOT_ATTRIBUTES = new Set(['id', 'type', '@context', '@id', '@type']);
const GEOMETRIES = new Set([
  'Point',
  'MultiPoint',
  'LineString',
  'MultiLineString',
  'Polygon',
  'MultiPolygon',
]);

/** An entity in any rendering: normalised (LD or v2), concise, key-values, GeoJSON feature. */
export function entityOf(row: PlainRecord): Entity | undefined {
  const properties = row['properties'];
  if (row['type'] === 'Feature' && isRecord(properties)) {
    // Ids of NGSI-LD are URIs: other GeoJSON, e.g. of earthquakes, is no entity.
    if (!/^[a-z][a-z0-9+.-]*:/i.test(String(row['id']))) return undefined;
    // Its `geometry` only repeats an attribute, usually `location`.
    return entityOf({ location: row['geometry'], ...properties, id: row['id'] });
  }
  const id = row['id'] ?? row['@id'];
  const [type] = listOf(row['type'] ?? row['@type']);
  if (typeof id !== 'string' || typeof type !== 'string' || id.trim() === '') return undefined;
  const attributes = new Map<string, Attribute>();
  for (const [name, raw] of Object.entries(row)) {
    if (!NOT_ATTRIBUTES.has(name)) attributes.set(lastWord(name), attributeOf(raw));
  }
  return { id: id.trim(), type: lastWord(type), attributes };
}

/** The entity's own name without `urn:ngsi-ld:<Type>:`. */
export function localId(id: string): string {
  return id.replace(/^urn:ngsi-ld:[^:]+:/, '');
}

function attributeOf(raw: unknown): Attribute {
  const one = Array.isArray(raw) ? mainInstance(raw) : raw;
  if (!isRecord(one)) return { value: one };
  if (isGeometry(one)) return { value: one };
  const unit = one['unitCode'] ?? inMetadata(one, 'unitCode') ?? inMetadata(one, 'unit');
  const observedAt =
    plain(one['observedAt']) ??
    inMetadata(one, 'TimeInstant') ??
    inMetadata(one, 'dateObserved') ??
    inMetadata(one, 'timestamp');
  return {
    value: valueOf(one),
    ...(typeof unit === 'string' && unit.trim() !== '' ? { unit: unit.trim() } : {}),
    ...(typeof observedAt === 'string' ? { observedAt } : {}),
  };
}

/** Several instances of one attribute differ by `datasetId`; the one without it is the default. */
function mainInstance(list: readonly unknown[]): unknown {
  const instances = list.filter((item) => isRecord(item) && Object.hasOwn(item, 'value'));
  if (instances.length === 0 || instances.length < list.length) return list;
  return instances.find((item) => at(item, 'datasetId') === undefined) ?? instances[0];
}

function valueOf(attribute: PlainRecord): unknown {
  for (const member of ['value', 'object', 'json', 'vocab', '@value']) {
    if (Object.hasOwn(attribute, member)) return plain(attribute[member]);
  }
  const languages = attribute['languageMap'];
  if (!isRecord(languages)) return attribute;
  return languages['ko'] ?? languages['en'] ?? Object.values(languages)[0];
}

/** `{"@type": "DateTime", "@value": …}` → the value. */
function plain(value: unknown): unknown {
  return isRecord(value) && Object.hasOwn(value, '@value') ? value['@value'] : value;
}

function inMetadata(attribute: PlainRecord, name: string): unknown {
  return at(at(attribute['metadata'], name), 'value');
}

function isGeometry(value: PlainRecord): boolean {
  return GEOMETRIES.has(String(value['type'])) && Array.isArray(value['coordinates']);
}

function lastWord(name: string): string {
  return /^https?:/.test(name) ? (name.split(/[/#]/).findLast(Boolean) ?? name) : name;
}
