import type { City } from '../../client/city/city.ts';
import { applySnapshot } from '../../client/city/apply.ts';
import { decodeFrame, type DecodedFrame } from '../../client/city/dense-decode.ts';
import { foldFrames } from '../../client/city/dense-fold.ts';
import { TOPICS } from '../../contract/delta.ts';
import { DENSE_TOPICS } from '../../contract/dense-frame.ts';
import type { CityEvent, IncidentData, ObservationData } from '../../contract/event.ts';
import type { IndicatorData } from '../../contract/indicator.ts';
import { keyFrame } from '../../server/wire/dense-frame.ts';
import { denseTable } from '../../server/wire/dense-table.ts';
import { isInSet, topicSet } from '../../server/wire/topic-set.ts';
import { incidentAt, observationAt } from '../support/city-events.ts';
import { lamp, report, vehicle } from './new-kinds.ts';
import { situation } from './office-events.ts';
import { alert } from './wall-events.ts';

const NOW = '2022-08-08T12:32:00.000Z';

/** A river or other gauge with the given data. */
export function gauge(key: number, data: Partial<ObservationData>): CityEvent {
  const event = observationAt(key, 90);
  return { ...event, data: { ...event.data, ...data } };
}

/** An incident of the given feed. */
export function incident(subject: string, data: Partial<IncidentData>): CityEvent {
  const event = incidentAt(1, 90);
  return { ...event, subject, data: { ...event.data, ...data } };
}

/** A computed figure of the city under its own subject. */
export function indicator(subject: string, parts: object): CityEvent {
  const { data, ...envelope } = incidentAt(1, 92);
  const { version, geometry, districts, provenance } = data;
  return {
    ...envelope,
    subject,
    kind: 'indicator',
    type: 'city.indicator.updated.v1',
    data: { version, geometry, districts, provenance, ...parts } as IndicatorData,
  };
}

/** The city as a client folds it from one snapshot and the key frames beside it. */
export function cityOf(events: readonly CityEvent[]): City {
  const head = { epoch: 'e1', seq: 1, now: NOW };
  const city = applySnapshot({
    ...head,
    protocol: 1,
    city: 'seoul',
    view: 'public',
    topics: TOPICS,
    mode: 'demo',
    speed: 1,
    events: events.filter(isInSet(topicSet(TOPICS))),
  });
  const frames = DENSE_TOPICS.map((topic) => decoded(keyFrame(denseTable(topic, events), head)));
  return foldFrames(city, frames).city;
}

/** A frame as the client reads it. */
export function decoded(bytes: Uint8Array): DecodedFrame {
  const read = decodeFrame(bytes);
  if (!read.ok) throw new Error(read.problem);
  return read.frame;
}

const thresholds = [
  { value: 2, severity: 'Moderate', label: { ko: '주의' } },
  { value: 3, severity: 'Severe', label: { ko: '경계' } },
] as const;

const ring = [
  [126.92, 37.46],
  [126.98, 37.46],
  [126.98, 37.54],
  [126.92, 37.54],
  [126.92, 37.46],
] as const;

const at = (lon: number, lat: number) => ({ type: 'Point', coordinates: [lon, lat] }) as const;
const line = {
  type: 'LineString',
  coordinates: [
    [126.92, 37.48],
    [126.96, 37.49],
  ],
} as const;

/** One of everything that a layer draws. */
export const floodCity: City = cityOf([
  gauge(1, { geometry: at(126.95, 37.501), result: 3.2, thresholds }),
  gauge(2, {
    geometry: at(126.96, 37.52),
    result: 1,
    thresholds,
    phenomenonTime: '2022-08-08T11:00:00.000Z',
  }),
  gauge(3, {
    geometry: at(126.94, 37.49),
    result: 0.9,
    fullScale: 1,
    observedProperty: 'sewer.level',
  }),
  gauge(4, { geometry: line, result: 6, observedProperty: 'traffic.speed', unit: 'km/h' }),
  incident('incident/topis/1', { geometry: line, roadClosure: 'full' }),
  incident('incident/topis/2', { geometry: at(126.93, 37.47), roadClosure: 'partial' }),
  incident('incident/119/1', { geometry: at(126.95, 37.48), category: 'flood' }),
  incident('incident/119/2', { geometry: at(126.96, 37.48), category: 'rescue' }),
  alert('mois/1', { districts: ['11620'], headline: { ko: '도림천 범람' } }),
  vehicle('bus-1', [126.95, 37.5], { bearingDeg: 90, route: { id: '501' } }),
  lamp('L-0412', [126.95, 37.49], {
    state: 'fault',
    faults: [
      {
        code: 'lamp-failure',
        text: { ko: '램프 고장', en: 'Lamp failure' },
        severity: 'Moderate',
        since: '2022-08-08T11:00:00.000Z',
      },
    ],
  }),
  report('r-1', { asset: 'asset/L-0412' }),
  alert('quake', {
    event: { ko: '지진', en: 'Earthquake' },
    geometry: at(126.97, 37.5),
    headline: { ko: '규모 3.1 지진', en: 'M3.1 earthquake' },
  }),
  gauge(5, {
    geometry: at(126.98, 37.48),
    observedProperty: 'air.pm25',
    unit: 'ug/m3',
    result: 80,
    featureOfInterest: { id: 'air/1', name: { ko: '관악', en: 'Gwanak' } },
  }),
  gauge(6, {
    geometry: at(126.93, 37.5),
    observedProperty: 'er.beds.available',
    unit: '{bed}',
    result: -3,
  }),
  gauge(7, {
    geometry: at(126.92, 37.5),
    observedProperty: 'bikes.available',
    unit: '{bike}',
    result: 0,
    fullScale: 10,
  }),
  situation('dorimcheon', {
    geometry: { type: 'MultiPolygon', coordinates: [[ring]] },
    cameras: [{ name: { ko: '신대방역' }, lon: 126.95, lat: 37.5, distanceM: 100 }],
  }),
  indicator('indicator/rain-field', {
    form: 'rain-field',
    asOf: '2022-08-08T12:30:00.000Z',
    inputs: [44, 46],
    bands: [
      { mm: 50, rings: [[ring]] },
      { mm: 100, rings: [[ring]] },
    ],
    gauges: [
      {
        subject: 'observation/rain/2002',
        name: { ko: '신대방' },
        at: [126.91, 37.49],
        districts: ['11590'],
        mm: 120.5,
      },
      {
        subject: 'observation/rain/1001',
        name: { ko: '종로구청' },
        at: [126.98, 37.57],
        districts: ['11110'],
        mm: null,
      },
    ],
    derivedFrom: ['seoul-rainfall'],
  }),
  indicator('indicator/district-levels', {
    form: 'district-levels',
    until: NOW,
    cellSec: 600,
    cells: { '11620': '00?', '11110': '004', '11140': '000' },
    reasons: {},
    derivedFrom: [],
  }),
  indicator('indicator/scores', {
    form: 'scores',
    until: NOW,
    windowSec: 10_800,
    cap: 1.5,
    domains: [],
    scores: {},
    total: { '11620': { score: 0.73, known: 3 }, '11110': { score: null, known: 0 } },
    parts: [],
    derivedFrom: [],
  }),
]);
