import type { City } from '../../client/city/city.ts';
import { applySnapshot } from '../../client/city/apply.ts';
import {
  DOMAINS,
  type AlertData,
  type AlertEvent,
  type CityEvent,
  type Domain,
  type EventData,
  type FeedEvent,
  type IncidentData,
  type IncidentEvent,
  type IndicatorEvent,
  type Kind,
  type ObservationData,
  type ObservationEvent,
} from '../../contract/event.ts';
import type { CityAnswer } from '../../contract/api.ts';
import type { FeedState } from '../../contract/feed-health.ts';
import type { IndicatorData } from '../../contract/indicator.ts';

/** 21:32 in Seoul. */
export const nowMs = Date.parse('2022-08-08T12:32:00.000Z');

/** An instant of that evening by the clock in Seoul: `at('21:05')`. */
export function at(clock: string): string {
  return new Date(`2022-08-08T${clock}:00+09:00`).toISOString();
}

const common: EventData = {
  version: '1',
  geometry: null,
  districts: [],
  provenance: { feed: 'f', standard: 's', ref: '1', rawId: 'r', sha256: '0', licence: '-' },
};

function envelope<K extends Kind, D>(kind: K, subject: string, domain: Domain, data: D) {
  return {
    specversion: '1.0',
    id: subject,
    source: '/cities/seoul/feeds/f',
    type: `city.${kind}.updated.v1`,
    subject,
    time: at('21:32'),
    recordedtime: at('21:32'),
    datacontenttype: 'application/json',
    city: 'seoul',
    domain,
    kind,
    data,
  } as const;
}

export function incident(id: string, data: Partial<IncidentData>): IncidentEvent {
  return envelope('incident', `incident/${id}`, 'disaster', {
    ...common,
    status: 'active',
    category: 'flood',
    sourceType: { code: '1', text: '침수' },
    severity: 'Severe',
    headline: { ko: '반지하 침수' },
    startedAt: at('21:20'),
    ...data,
  });
}

export function alert(id: string, data: Partial<AlertData>): AlertEvent {
  return envelope('alert', `alert/${id}`, 'disaster', {
    ...common,
    status: 'Actual',
    msgType: 'Alert',
    category: ['Met'],
    event: { ko: '호우', en: 'Heavy rain' },
    severity: 'Severe',
    urgency: 'Immediate',
    certainty: 'Observed',
    sender: { ko: '기상청', en: 'KMA' },
    sent: at('12:50'),
    headline: { ko: '호우경보' },
    originalSeverity: '호우경보',
    areaNames: [],
    ...data,
  });
}

export function observation(id: string, data: Partial<ObservationData>): ObservationEvent {
  return envelope('observation', `observation/${id}`, 'water', {
    ...common,
    datastream: id,
    featureOfInterest: { id, name: { ko: '신대방' } },
    observedProperty: 'rain.rate.1h',
    unit: 'mm',
    phenomenonTime: at('21:05'),
    resultTime: at('21:05'),
    result: 141.5,
    resultQuality: 'good',
    ...data,
  });
}

export function feed(id: string, state: FeedState, lastGood: string | null): FeedEvent {
  return envelope('feed', `feed/${id}`, 'system', {
    ...common,
    feed: id,
    title: { ko: `자료 ${id}`, en: `feed ${id}` },
    about: 'water',
    state,
    lastGood,
    newest: null,
    everySec: 60,
    accepted: 1,
    duplicates: 0,
    rejected: 0,
    lagSec: null,
    rejects: [],
    licence: '-',
    attribution: '-',
  });
}

/** A form of indicator without what every event carries. */
type Bare<D> = D extends IndicatorData ? Omit<D, keyof EventData> : never;

export function indicator(id: string, data: Bare<IndicatorData>): IndicatorEvent {
  return envelope('indicator', `indicator/${id}`, 'system', { ...common, ...data });
}

/** A city as a client holds it after a snapshot of these events. */
export function cityOf(events: readonly CityEvent[]): City {
  return applySnapshot({
    protocol: 1,
    city: 'seoul',
    view: 'ops',
    topics: ['core'],
    mode: 'demo',
    speed: 1,
    epoch: 'e',
    seq: 1,
    now: at('21:32'),
    events,
  });
}

export const seoul: CityAnswer = {
  id: 'seoul',
  name: { ko: '서울특별시', en: 'Seoul' },
  shortName: { ko: '서울', en: 'Seoul' },
  emergencyNumber: '119',
  languages: ['ko', 'en'],
  zone: 'Asia/Seoul',
  bounds: [126.76, 37.42, 127.18, 37.7],
  districts: [
    ['11110', '종로구', 'Jongno'],
    ['11140', '중구', 'Jung'],
    ['11590', '동작구', 'Dongjak'],
    ['11620', '관악구', 'Gwanak'],
  ].map(([code = '', ko = '', en = '']) => ({
    code,
    name: { ko, en },
    label: { lon: 127, lat: 37.5 },
    population: 1,
  })),
  wall: { pitchMm: 0.945, viewingDistanceM: 6 },
  screens: {},
  figures: [
    ['calls-119', 'disaster', '119 신고'],
    ['flood-reports', 'disaster', '침수 신고'],
    ['rain-hour-max', 'water', '시간 강우 최다'],
    ['sewer-full', 'water', '하수관 만관'],
    ['road-closures', 'traffic', '도로 통제'],
    ['downtown-speed', 'traffic', '도심 통행속도'],
    ['rescue-waiting', 'safety', '구조 대기'],
    ['ems-calls', 'safety', '구급 출동'],
  ].map(([id = '', domain, ko = '']) => ({
    id,
    domain: DOMAINS.find((known) => known === domain) ?? 'system',
    label: { ko, en: id },
  })),
  basemap: {},
  places: [],
  attribution: [],
  mode: 'demo',
};
