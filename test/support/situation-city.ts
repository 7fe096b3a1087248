import type { CityEvent, Instant, ObservationEvent } from '../../contract/event.ts';
import { instantOf } from '../../contract/instant.ts';
import { feedEvent } from '../../server/city/feed-health.ts';
import { feedRecord } from '../../server/city/feed-record.ts';
import { loadCity } from '../../server/config/load-city.ts';
import { officeSettings } from '../../server/office-of.ts';
import type { OfficeSettings } from '../../server/office/office-settings.ts';
import type {
  Basin,
  Sign,
  SituationRule,
} from '../../server/office/situations/situation-settings.ts';
import { ROOT } from './flood-night.ts';
import { FACTS } from './small-city.ts';

const START_MS = Date.parse('2022-08-08T06:00:00.000Z');
const MIN_MS = 60_000;
const PROVENANCE = { standard: 'test', ref: '', rawId: '', sha256: '', licence: '' };

export const atMinute = (minute: number): Instant => instantOf(START_MS + minute * MIN_MS);

/** Two parallel valleys 3 km apart, from west to east. */
export const VALLEYS: readonly Basin[] = [
  { id: 'north', name: { ko: '북천 유역', en: 'North valley' }, ...valley(37.52), upstream: [] },
  {
    id: 'south',
    name: { ko: '남천 유역', en: 'South valley' },
    ...valley(37.49),
    upstream: ['north'],
  },
];

function valley(lat: number) {
  return {
    line: [
      [126.85, lat],
      [127.1, lat],
    ] as const,
    reachKm: 1.6,
    districts: [],
    gauges: [],
  };
}

const words = { ko: '{{place}} {{value}} ({{time}})', en: '{{place}} {{value}} ({{time}})' };
const sign = (feed: string, reads: Sign['reads'], more: Partial<Sign> = {}): Sign => ({
  reads,
  feeds: [feed],
  radiusKm: 1,
  travels: false,
  isConfined: false,
  words,
  ...more,
});

/** Opens at 1 with two factors of two feeds. */
export const RULE: SituationRule = {
  id: 'flood',
  hazard: 'flood',
  domain: 'disaster',
  title: { ko: '{{place}} 침수 위험', en: 'Flood danger, {{place}}' },
  incidents: ['flood'],
  opensAt: 1,
  elsewhereOpensAt: 1.4,
  minCells: 1,
  closesAt: 0.5,
  minFactors: 2,
  minFeeds: 2,
  dwellMin: 20,
  peakAfterMin: 15,
  interruptFrom: 'Moderate',
  joinCells: 2,
  severities: [
    { score: 0, severity: 'Minor' },
    { score: 1.2, severity: 'Moderate' },
    { score: 1.5, severity: 'Severe' },
  ],
  factors: [
    {
      id: 'rain',
      label: { ko: '강우', en: 'Rain' },
      signs: [
        sign('rain-feed', {
          form: 'observation',
          property: 'rain.depth10m',
          as: { form: 'value' },
          steps: [
            { at: 10, weight: 0.4 },
            { at: 20, weight: 0.8 },
          ],
        }),
      ],
    },
    {
      id: 'sewer',
      label: { ko: '하수관로', en: 'Sewers' },
      signs: [
        sign('sewer-feed', {
          form: 'observation',
          property: 'sewer.level',
          as: { form: 'fill' },
          steps: [
            { at: 60, weight: 0.4 },
            { at: 90, weight: 0.8 },
          ],
        }),
      ],
    },
    {
      id: 'calls',
      label: { ko: '침수 신고', en: 'Flood calls' },
      signs: [
        sign(
          'call-feed',
          {
            form: 'count',
            kind: 'incident',
            where: { category: 'flood' },
            steps: [
              { at: 1, weight: 0.2 },
              { at: 3, weight: 0.6 },
            ],
          },
          { spanMin: 300 },
        ),
      ],
    },
  ],
};

/** Seoul's office with one rule over two valleys. */
export function valleySettings(): OfficeSettings {
  const office = officeSettings(loadCity('seoul', ROOT));
  const { cameras = [], districtAreasKm2 = {} } = office.situations ?? {};
  return { ...office, situations: { rules: [RULE], basins: VALLEYS, cameras, districtAreasKm2 } };
}

/** Rain (mm in ten minutes) or a sewer (per cent full) in a valley; `x` kilometres from its west end. */
export function measured(
  what: 'rain' | 'sewer',
  x: number,
  minute: number,
  value: number,
  more: { readonly lat?: number; readonly edit?: number; readonly heardAt?: number } = {},
): ObservationEvent {
  const { lat = 37.52, edit = 0, heardAt = minute } = more;
  const lon = 126.86 + x / 88;
  const subject = `observation/${what}/${lat}/${x}`;
  const time = atMinute(minute);
  const isRain = what === 'rain';
  return {
    specversion: '1.0',
    id: `${subject}@${time}#${edit}`,
    source: `/cities/seoul/feeds/${what}-feed`,
    type: 'city.observation.updated.v1',
    subject,
    time,
    recordedtime: atMinute(heardAt),
    datacontenttype: 'application/json',
    city: 'seoul',
    domain: 'water',
    kind: 'observation',
    data: {
      version: `${time}#${edit}`,
      geometry: { type: 'Point', coordinates: [lon, lat] },
      districts: [],
      provenance: { ...PROVENANCE, feed: `${what}-feed` },
      datastream: subject,
      featureOfInterest: { id: subject, name: { ko: `${x} km` } },
      observedProperty: isRain ? 'rain.depth10m' : 'sewer.level',
      unit: isRain ? 'mm' : 'm',
      phenomenonTime: time,
      resultTime: time,
      result: isRain ? value : value / 100,
      resultQuality: 'good',
      ...(isRain ? {} : { fullScale: 1 }),
    },
  };
}

/** A flood call, open until `endsAt`. */
export function floodCall(key: number, x: number, minute: number, endsAt?: number): CityEvent {
  const time = atMinute(endsAt ?? minute);
  const subject = `incident/119/${key}`;
  return {
    specversion: '1.0',
    id: `${subject}@${time}`,
    source: '/cities/seoul/feeds/call-feed',
    type: 'city.incident.updated.v1',
    subject,
    time,
    recordedtime: time,
    datacontenttype: 'application/json',
    city: 'seoul',
    domain: 'safety',
    kind: 'incident',
    data: {
      version: time,
      geometry: { type: 'Point', coordinates: [126.86 + x / 88, 37.52] },
      districts: [],
      provenance: { ...PROVENANCE, feed: 'call-feed' },
      status: endsAt === undefined ? 'active' : 'ended',
      category: 'flood',
      sourceType: { code: '침수', text: '침수' },
      severity: 'Minor',
      headline: { ko: '주택 침수', en: 'House flooded' },
      startedAt: atMinute(minute),
      ...(endsAt === undefined ? {} : { endedAt: time }),
    },
  };
}

/** What is told of a feed: heard at minute 0 and not since, or heard now. */
export function feedAt(id: string, minute: number, isHeard: boolean): CityEvent {
  const record = feedRecord({ ...FACTS, id, title: { ko: id, en: id } }, START_MS);
  const now = atMinute(minute);
  record.lastGoodMs = isHeard ? START_MS + minute * MIN_MS : START_MS;
  return feedEvent('seoul', record, now, START_MS + minute * MIN_MS);
}
