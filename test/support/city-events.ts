import fc from 'fast-check';
import type { CityEvent, IncidentEvent, ObservationEvent } from '../../contract/event.ts';
import { instantOf } from '../../contract/instant.ts';

const START_MS = Date.parse('2022-08-08T11:00:00.000Z');

const PROVENANCE = {
  feed: 'test-feed',
  standard: 'test',
  ref: '1',
  rawId: 'r',
  sha256: '0',
  licence: 'none',
};

/** An observation of gauge `gauge` at minute `minute`; same arguments, same event. */
export function observationAt(gauge: number, minute: number, result = minute): ObservationEvent {
  const time = instantOf(START_MS + minute * 60_000);
  const subject = `observation/river/${gauge}`;
  return {
    specversion: '1.0',
    id: `${subject}@${time}#${result}`,
    source: '/cities/seoul/feeds/test-feed',
    type: 'city.observation.updated.v1',
    subject,
    time,
    recordedtime: time,
    datacontenttype: 'application/json',
    city: 'seoul',
    domain: 'water',
    kind: 'observation',
    data: {
      version: time,
      geometry: null,
      districts: [],
      provenance: PROVENANCE,
      datastream: subject,
      featureOfInterest: { id: String(gauge), name: { ko: `수위계 ${gauge}` } },
      observedProperty: 'water.level',
      unit: 'm',
      phenomenonTime: time,
      resultTime: time,
      result,
      resultQuality: 'good',
    },
  };
}

/** An incident in force since minute `minute`. */
export function incidentAt(key: number, minute: number): IncidentEvent {
  const time = instantOf(START_MS + minute * 60_000);
  const subject = `incident/test/${key}`;
  return {
    specversion: '1.0',
    id: `${subject}@${time}`,
    source: '/cities/seoul/feeds/test-feed',
    type: 'city.incident.created.v1',
    subject,
    time,
    recordedtime: time,
    datacontenttype: 'application/json',
    city: 'seoul',
    domain: 'traffic',
    kind: 'incident',
    data: {
      version: time,
      geometry: null,
      districts: ['11620'],
      provenance: PROVENANCE,
      status: 'active',
      category: 'flood',
      sourceType: { code: '09B16', text: '도로침수' },
      severity: 'Severe',
      headline: { ko: '도로침수' },
      startedAt: time,
    },
  };
}

/** Any event of a small city: few subjects, so that versions and repeats collide. */
export const anyEvent: fc.Arbitrary<CityEvent> = fc.oneof(
  fc
    .tuple(fc.nat(5), fc.nat(30), fc.nat(2))
    .map(([gauge, minute, edit]) => observationAt(gauge, minute, minute * 10 + edit)),
  fc.tuple(fc.nat(3), fc.nat(30)).map(([key, minute]) => incidentAt(key, minute)),
);

export const instantAtMinute = (minute: number): string => instantOf(START_MS + minute * 60_000);
