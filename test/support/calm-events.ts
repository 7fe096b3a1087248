import { instantMs, instantOf } from '../../contract/instant.ts';
import type {
  AlertEvent,
  CityEvent,
  IncidentCategory,
  IncidentEvent,
  Instant,
  Threshold,
} from '../../contract/event.ts';
import type { Text } from '../../contract/place.ts';

export interface Spot {
  readonly lon: number;
  readonly lat: number;
}

export function limitsOf(controlM: number): readonly Threshold[] {
  return [
    { value: controlM, severity: 'Minor', label: { ko: '통제', en: 'control' } },
    {
      value: controlM * 2.8,
      severity: 'Severe',
      label: { ko: '계획홍수위', en: 'planned flood level' },
    },
  ];
}

export function nearestOf<S extends Spot>(spots: readonly S[], { lon, lat }: Spot): S {
  const far = (spot: Spot): number => Math.hypot((spot.lon - lon) * 88, (spot.lat - lat) * 111);
  const found = spots.toSorted((a, b) => far(a) - far(b))[0];
  if (found === undefined) throw new Error('no gauge');
  return found;
}

/** What 119 is told; open from then on. */
export function call(
  city: string,
  id: string,
  category: IncidentCategory,
  { lon, lat, districts }: Spot & { readonly districts: readonly string[] },
  now: Instant,
  more: Partial<IncidentEvent['data']> & { readonly feed?: string } = {},
): IncidentEvent {
  const { feed = 'dispatch-119', ...data } = more;
  const subject = feed === 'dispatch-119' ? `incident/119/${id}` : `incident/topis/${id}`;
  return {
    ...head(city, subject, feed, now),
    type: 'city.incident.created.v1',
    domain: 'safety',
    kind: 'incident',
    data: {
      ...common(feed, now, districts),
      geometry: { type: 'Point', coordinates: [lon, lat] },
      status: 'active',
      category,
      sourceType: { code: category, text: category },
      severity: 'Minor',
      headline: { ko: category },
      startedAt: now,
      ...data,
    },
  };
}

/** An official advisory over districts, in force for some hours. */
export function advisory(
  city: string,
  id: string,
  event: Text,
  codes: readonly string[],
  now: Instant,
  hours: number,
): AlertEvent {
  return {
    ...head(city, `alert/kma/${id}`, 'kma-warnings', now),
    type: 'city.alert.created.v1',
    domain: 'disaster',
    kind: 'alert',
    data: {
      ...common('kma-warnings', now, codes),
      status: 'Actual',
      msgType: 'Alert',
      category: ['Met'],
      event,
      severity: 'Moderate',
      urgency: 'Expected',
      certainty: 'Likely',
      sender: { ko: '기상청', en: 'KMA' },
      sent: now,
      expires: instantOf(instantMs(now) + hours * 3_600_000),
      headline: { ko: `${event.ko}주의보` },
      originalSeverity: `${event.ko}주의보`,
      areaNames: [],
    },
  };
}

function head(city: string, subject: string, feed: string, now: Instant) {
  return {
    specversion: '1.0',
    id: `${subject}@${now}`,
    source: `/cities/${city}/feeds/${feed}`,
    subject,
    time: now,
    recordedtime: now,
    datacontenttype: 'application/json',
    city,
  } as const;
}

function common(feed: string, now: Instant, districts: readonly string[]) {
  const provenance = { feed, standard: 'test', ref: '', rawId: '', sha256: '', licence: '' };
  return { version: now, geometry: null, districts, provenance };
}

export function observation(
  city: string,
  subject: string,
  feed: string,
  property: string,
  {
    lon,
    lat,
    districts,
    name,
  }: Spot & { readonly districts: readonly string[]; readonly name: string },
  value: number,
  now: Instant,
  more: { readonly fullScale?: number; readonly thresholds?: readonly Threshold[] },
): CityEvent {
  return {
    ...head(city, subject, feed, now),
    type: 'city.observation.updated.v1',
    domain: 'water',
    kind: 'observation',
    data: {
      ...common(feed, now, districts),
      geometry: { type: 'Point', coordinates: [lon, lat] },
      place: { ko: name },
      datastream: subject,
      featureOfInterest: { id: subject, name: { ko: name } },
      observedProperty: property,
      unit: property === 'rain.depth10m' ? 'mm' : 'm',
      phenomenonTime: now,
      resultTime: now,
      result: value,
      resultQuality: 'good',
      ...more,
    },
  };
}
