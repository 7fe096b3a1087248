import type { Flag, IncidentCategory } from '../../contract/event.ts';
import type { CityContext, TierMeaning } from '../feed-kit/city-context.ts';
import { defineConnector, type Call } from '../feed-kit/define-connector.ts';
import { nearestDistrict } from '../feed-kit/districts.ts';
import { incidentOf, type Origin } from '../feed-kit/event-of.ts';
import { columns, optionalNumeric, optionalText, text } from '../feed-kit/field.ts';
import { isInCity, pointInCity } from '../feed-kit/point-in-city.ts';
import { rowKey } from '../feed-kit/record.ts';
import { zonedInstant } from '../feed-kit/zoned-time.ts';
import { itsRows } from './its-envelope.ts';

const ORIGIN: Origin = {
  standard: 'National ITS Center eventInfo',
  licence: '국토교통부 국가교통정보센터 자료, 출처표시',
  domain: 'traffic',
};

/** By a word in the detail, else in the type; the first that fits. */
const CATEGORIES: readonly (readonly [RegExp, IncidentCategory])[] = [
  [/화재/, 'fire'],
  [/고장/, 'breakdown'],
  [/낙하물|장애물/, 'obstruction'],
  [/침수/, 'flood'],
  [/행사|집회/, 'assembly'],
  [/사고/, 'accident'],
  [/공사|작업|보수/, 'roadwork'],
  [/기상|강우|강설|안개|결빙/, 'weather'],
];
const UNKNOWN_TIER: Partial<TierMeaning> & Pick<TierMeaning, 'severity'> = { severity: 'Unknown' };
/** All lanes shut; a single lane is no closed road. */
const CLOSED = /전면|전\s?차로|전\s?차선|양방향\s?차단/;

export default defineConnector({
  id: 'its-events',
  title: { ko: '국가교통정보 돌발', en: 'National road events' },
  domain: 'traffic',
  emits: ['incident'],
  standard: ORIGIN.standard,
  source: {
    baseUrl: 'https://openapi.its.go.kr:9443',
    keyEnv: 'ITS_KEY',
    transport: 'poll',
    licence: ORIGIN.licence,
    attribution: '국토교통부 국가교통정보센터(ITS)',
    calls: eventsInBounds,
  },
  cadence: { everySec: 300 },
  format: 'json-or-xml',
  rows: (payload) => itsRows(payload),
  row: columns(
    {
      link: ['linkId'],
      eventType: ['eventType'],
      detail: ['eventDetailType'],
      startDate: ['startDate'],
      endDate: ['endDate'],
      lon: ['coordX'],
      lat: ['coordY'],
      road: ['roadName'],
      direction: ['roadDrcType'],
      lanes: ['lanesBlocked'],
      lanesType: ['lanesBlockType'],
      message: ['message'],
    },
    {
      link: optionalText,
      eventType: text,
      detail: optionalText,
      startDate: text,
      endDate: optionalText,
      lon: optionalNumeric,
      lat: optionalNumeric,
      road: optionalText,
      direction: optionalText,
      lanes: optionalText,
      lanesType: optionalText,
      message: optionalText,
    },
  ),
  rowName: (raw) => {
    const parts = ['linkId', 'startDate', 'eventType'].map((column) => rowKey(raw, column));
    return parts.includes(undefined) ? undefined : keyOf(parts);
  },
  completeCalls: ['list'],
  toEvents: (row, context) => {
    const { city } = context;
    const { lon = 0, lat = 0 } = row;
    const point = { lon, lat };
    // Asked for by the city's bounds: what has no position is kept, what is elsewhere is not ours.
    // Half a position is none.
    const hasPlace = lon !== 0 && lat !== 0;
    if (hasPlace && !isInCity(city, point)) return [];
    const time = zonedInstant(row.startDate, city.zone, 'yyyyMMddHHmm[ss]');
    if (time === undefined) return { reject: `no such time: ${row.startDate.slice(0, 40)}` };
    const expectedEndAt = zonedInstant(row.endDate ?? '', city.zone, 'yyyyMMddHHmm[ss]');
    const { detail = row.eventType, message = detail } = row;
    const tiers = city.tiers['its'];
    const tier = tiers?.[detail] ?? tiers?.[row.eventType] ?? tiers?.['default'] ?? UNKNOWN_TIER;
    const mapped: readonly Flag[] = tier.severity === 'Unknown' ? [] : ['severity-mapped'];
    const district = hasPlace ? nearestDistrict(city, point) : undefined;
    const placed = pointInCity(city, hasPlace ? point : undefined);
    const lanes = [row.lanesType, row.lanes].filter((word) => word !== undefined).join(' ');
    const lines = [message, row.direction, lanes].filter(
      (line) => line !== undefined && line !== '',
    );
    const ref = keyOf([row.link ?? `${lon},${lat}`, row.startDate, row.eventType]);
    return [
      incidentOf(context, ORIGIN, {
        subject: `incident/its/${ref}`,
        ref,
        time,
        isEdited: true,
        geometry: placed.geometry,
        flags: [...placed.flags, ...mapped],
        districts: district === undefined ? [] : [district],
        ...(row.road === undefined ? {} : { place: { ko: row.road } }),
        status: 'active',
        category: categoryOf(detail) ?? categoryOf(row.eventType) ?? 'other',
        sourceType: { code: row.eventType, text: detail },
        severity: tier.severity,
        headline: { ko: [row.road, message].filter((word) => word !== undefined).join(' ') },
        description: lines.join('\n'),
        startedAt: time,
        ...(expectedEndAt === undefined ? {} : { expectedEndAt }),
        ...(CLOSED.test(lanes) ? { roadClosure: 'full' as const } : {}),
      }),
    ];
  },
});

/** The source gives its events no key; two of one kind begun at once on one link are one. */
function keyOf(parts: readonly (string | undefined)[]): string {
  return parts.map((part) => (part ?? '').replace(/[\s/]+/g, '-')).join(':');
}

function categoryOf(words: string): IncidentCategory | undefined {
  return CATEGORIES.find(([pattern]) => pattern.test(words))?.[1];
}

function eventsInBounds({ bounds: [west, south, east, north] }: CityContext): readonly Call[] {
  const area = `minX=${west}&maxX=${east}&minY=${south}&maxY=${north}`;
  return [
    {
      name: 'list',
      path: `/eventInfo?apiKey={KEY}&type=all&eventType=all&${area}&getType=json`,
    },
  ];
}
