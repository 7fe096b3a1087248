import { z } from 'zod';
import type { Flag, IncidentCategory } from '../../contract/event.ts';
import type { LonLat } from '../../contract/place.ts';
import type { TierMeaning } from '../feed-kit/city-context.ts';
import { defineConnector } from '../feed-kit/define-connector.ts';
import { districtsInText, nearestDistrict } from '../feed-kit/districts.ts';
import { incidentOf, type Origin } from '../feed-kit/event-of.ts';
import { columns, optionalNumeric, optionalText, text } from '../feed-kit/field.ts';
import { headlineOf } from '../feed-kit/headline-of.ts';
import { isInCity, pointInCity } from '../feed-kit/point-in-city.ts';
import { rowKey } from '../feed-kit/record.ts';
import { zonedInstant } from '../feed-kit/zoned-time.ts';
import { uticRows } from './utic-envelope.ts';

const ORIGIN: Origin = {
  standard: 'UTIC imsOpenData (National Police Agency)',
  licence: '경찰청 도시교통정보센터(UTIC) 자료, 출처표시',
  domain: 'traffic',
};

const settings = z.object({
  /** First digits of the legal-district codes of the city's own region; absent = by the bounds. */
  regionCode: z.string().regex(/^\d+$/).optional(),
});

const CATEGORIES: Readonly<Record<string, IncidentCategory>> = {
  '1': 'accident',
  '2': 'roadwork',
  '3': 'weather',
  '4': 'other',
  '5': 'assembly',
  '6': 'breakdown',
};
const UNKNOWN_TIER: Partial<TierMeaning> & Pick<TierMeaning, 'severity'> = { severity: 'Unknown' };

export default defineConnector({
  id: 'utic-incidents',
  title: { ko: '경찰 교통 돌발상황', en: 'Police traffic incidents' },
  domain: 'traffic',
  emits: ['incident'],
  standard: ORIGIN.standard,
  source: {
    baseUrl: 'https://www.utic.go.kr',
    keyEnv: 'UTIC_KEY',
    transport: 'poll',
    licence: ORIGIN.licence,
    attribution: '경찰청 도시교통정보센터(UTIC)',
    calls: () => [{ name: 'list', path: '/guide/imsOpenData.do?key={KEY}' }],
  },
  cadence: { everySec: 300 },
  format: 'json-or-xml',
  settings,
  rows: (payload) => uticRows(payload),
  row: columns(
    {
      id: ['incidentId'],
      // The source's spelling; the right one is taken too, should it ever be corrected.
      type: ['incidenteTypeCd', 'incidentTypeCd'],
      title: ['incidentTitle'],
      address: ['addressJibun', 'addressNew'],
      region: ['addressJibunCd'],
      lon: ['locationDataX'],
      lat: ['locationDataY'],
      road: ['roadName'],
      startDate: ['startDate'],
      endDate: ['endDate'],
    },
    {
      id: text,
      type: text,
      title: text,
      address: optionalText,
      region: optionalText,
      lon: optionalNumeric,
      lat: optionalNumeric,
      road: optionalText,
      startDate: text,
      endDate: optionalText,
    },
  ),
  rowName: (raw) => rowKey(raw, 'incidentId'),
  completeCalls: ['list'],
  toEvents: (row, context) => {
    const { city } = context;
    if (!/^\w+$/.test(row.id)) return { reject: `not an incident id: ${row.id.slice(0, 40)}` };
    const point: LonLat | undefined =
      row.lon === undefined || row.lat === undefined ? undefined : { lon: row.lon, lat: row.lat };
    const named = districtsInText(city, row.address ?? '');
    const isSomewhere = point !== undefined && (point.lon !== 0 || point.lat !== 0);
    if (row.region === undefined && row.address === undefined && !isSomewhere) {
      return { reject: 'neither a region, an address nor a position' };
    }
    const { regionCode } = settings.parse(city.settings);
    const isOurs =
      regionCode !== undefined && row.region !== undefined
        ? row.region.startsWith(regionCode)
        : named.length > 0 || (point !== undefined && isInCity(city, point));
    if (!isOurs) return [];
    const time = koreanTime(row.startDate, city.zone);
    if (time === undefined) return { reject: `no such time: ${row.startDate.slice(0, 40)}` };
    const expectedEndAt = koreanTime(row.endDate ?? '', city.zone);
    const category = CATEGORIES[row.type];
    if (category === undefined) context.drift(`unknown incidenteTypeCd ${row.type.slice(0, 10)}`);
    const tiers = city.tiers['utic'];
    const tier = tiers?.[row.type] ?? tiers?.['default'] ?? UNKNOWN_TIER;
    const placed = pointInCity(city, point);
    const mapped: readonly Flag[] = tier.severity === 'Unknown' ? [] : ['severity-mapped'];
    const near =
      point === undefined || placed.geometry === null ? undefined : nearestDistrict(city, point);
    // `[사고] 올림픽대로 …`: the kind stands beside the headline already.
    const headline = headlineOf(row.title.replace(/^\[[^\]]*\]\s*/, ''));
    return [
      incidentOf(context, ORIGIN, {
        subject: `incident/utic/${row.id}`,
        ref: row.id,
        time,
        // Titles and end times change in place.
        isEdited: true,
        geometry: placed.geometry,
        flags: [...placed.flags, ...mapped],
        districts: named.length > 0 || near === undefined ? named : [near],
        ...(row.road === undefined ? {} : { place: { ko: row.road } }),
        status: 'active',
        category: category ?? 'other',
        sourceType: { code: row.type, text: tier.text?.ko ?? row.type },
        severity: tier.severity,
        headline: { ko: headline === '' ? row.title : headline },
        description: row.title,
        startedAt: time,
        ...(expectedEndAt === undefined ? {} : { expectedEndAt }),
      }),
    ];
  },
});

/** `2026년 09월 14일  15시 35분`, with one space between date and time or two. */
function koreanTime(local: string, zone: string): string | undefined {
  return zonedInstant(local.trim().replace(/\s+/g, ' '), zone, 'yyyy년 MM월 dd일 HH시 mm분');
}
