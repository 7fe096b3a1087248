import { DOMAINS, FLAGS, KINDS, SEVERITIES, type CityEvent } from '../../contract/event.ts';
import type { Bounds, Coordinate, Geometry } from '../../contract/place.ts';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
/** `kind/…`: parts without spaces or slashes of their own. */
const SUBJECT = /^[a-z]+(\/[^\s/]+)+$/;
/** Members that hold an instant wherever they occur in an event. */
const INSTANT_MEMBERS = new Set([
  'time',
  'recordedtime',
  'expirytime',
  'phenomenonTime',
  'resultTime',
  'startedAt',
  'expectedEndAt',
  'endedAt',
  'sent',
  'onset',
  'expires',
  'ends',
  'at',
  'since',
  'observedAt',
  'requestedAt',
  'updatedAt',
  'expectedAt',
]);

/** What is wrong with an event, in words; none = it keeps the contract. */
export function breaches(event: CityEvent, city: string, bounds: Bounds): readonly string[] {
  const { data } = event;
  const severity = 'severity' in data ? data.severity : 'Unknown';
  const rules: readonly (readonly [boolean, string])[] = [
    [event.specversion === '1.0', 'specversion'],
    [event.city === city && event.source.startsWith(`/cities/${city}/feeds/`), 'city or source'],
    [event.source.endsWith(`/${data.provenance.feed}`), 'source is not the feed'],
    [KINDS.includes(event.kind) && event.type.startsWith(`city.${event.kind}.`), 'kind and type'],
    [DOMAINS.includes(event.domain), `domain ${event.domain}`],
    [SUBJECT.test(event.subject), `subject ${event.subject}`],
    [event.subject.startsWith(`${event.kind}/`), `subject ${event.subject} is not of its kind`],
    [event.id.startsWith(`${event.subject}@`), `id ${event.id}`],
    [(SEVERITIES as readonly string[]).includes(severity), `severity ${severity}`],
    [(data.flags ?? []).every((flag) => FLAGS.includes(flag)), 'unknown flag'],
    [data.provenance.licence !== '' && data.provenance.ref !== '', 'provenance'],
    [isPlaced(data.geometry, bounds) || isFlaggedOutside(event), 'geometry outside the city'],
    ...badInstants(event).map((where) => [false, `no instant: ${where}`] as const),
  ];
  return rules.flatMap(([holds, breach]) => (holds ? [] : [`${event.id}: ${breach}`]));
}

function isFlaggedOutside(event: CityEvent): boolean {
  return event.data.flags?.includes('out-of-area') ?? false;
}

/** A point lies inside; of a line at least one vertex does; an area may have the city in its middle. */
function isPlaced(geometry: Geometry | null, [west, south, east, north]: Bounds): boolean {
  if (geometry === null) return true;
  const vertices = verticesOf(geometry);
  if (geometry.type === 'MultiPolygon') {
    const [lons, lats] = [vertices.map(([lon]) => lon), vertices.map(([, lat]) => lat)];
    const isBeside = Math.min(...lons) > east || Math.max(...lons) < west;
    return !isBeside && Math.min(...lats) <= north && Math.max(...lats) >= south;
  }
  return vertices.some(([lon, lat]) => lon >= west && lon <= east && lat >= south && lat <= north);
}

function verticesOf(geometry: Geometry): readonly Coordinate[] {
  if (geometry.type === 'Point') return [geometry.coordinates];
  if (geometry.type === 'LineString') return geometry.coordinates;
  return geometry.type === 'MultiLineString'
    ? geometry.coordinates.flat()
    : geometry.coordinates.flat(2);
}

function badInstants(value: unknown, path = ''): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]: [string, unknown]) => {
    const here = `${path}.${key}`;
    const isBad = INSTANT_MEMBERS.has(key) && typeof member === 'string' && !isInstant(member);
    return isBad ? [here] : badInstants(member, here);
  });
}

function isInstant(text: string): boolean {
  return INSTANT.test(text) && new Date(text).toISOString() === text;
}
