import { z } from 'zod';
import type { CityEvent, Severity, Threshold } from '../../contract/event.ts';
import type { LonLat, Text } from '../../contract/place.ts';
import type { CityContext, RegistryRow } from '../feed-kit/city-context.ts';
import { decode } from '../feed-kit/decode.ts';
import { defineConnector, type RowContext, type Rows } from '../feed-kit/define-connector.ts';
import { nearestDistrict, districtOfName } from '../feed-kit/districts.ts';
import { degreesOfDms } from '../feed-kit/dms.ts';
import { observationOf, type Origin } from '../feed-kit/event-of.ts';
import { code, isMissing, optionalNumeric, text } from '../feed-kit/field.ts';
import { coordinateOf, isInCity, registryPoint } from '../feed-kit/point-in-city.ts';
import { at, isRecord, listOf, type PlainRecord } from '../feed-kit/record.ts';
import { zonedInstant } from '../feed-kit/zoned-time.ts';

const ORIGIN: Origin = {
  standard: 'HRFCO Open API waterlevel/list/10M',
  licence: '한강홍수통제소 수문자료, 출처표시',
  domain: 'water',
};

/** Gauges just upstream and downstream matter to the city; the list has the whole country's. */
const MARGIN_DEG = 0.1;
/** Above a gauge's own datum; the deepest Korean reading stays far below. */
const POSSIBLE_M: readonly [number, number] = [-10, 100];

interface Level {
  readonly column: string;
  readonly registryColumn: string;
  readonly severity: Severity;
  readonly label: Text;
}

const LEVELS: readonly Level[] = [
  level('attwl', 'attention_m', 'Minor', { ko: '관심', en: 'Attention' }),
  level('wrnwl', 'warning_m', 'Moderate', { ko: '주의보', en: 'Advisory' }),
  level('almwl', 'alarm_m', 'Severe', { ko: '경보', en: 'Warning' }),
  level('srswl', 'serious_m', 'Extreme', { ko: '심각', en: 'Serious' }),
];

const row = z.object({
  wlobscd: code,
  ymdhm: text,
  wl: z.unknown().optional(),
  fw: z.unknown().optional(),
});
type Row = z.output<typeof row>;

interface Station {
  readonly code: string;
  readonly name: Text;
  readonly point: LonLat | undefined;
  readonly district: string | undefined;
  readonly thresholds: readonly Threshold[];
}

export default defineConnector<Row>({
  id: 'hrfco-water-level',
  title: { ko: '한강홍수통제소 하천 수위', en: 'Han River Flood Control river levels' },
  domain: 'water',
  emits: ['observation'],
  standard: ORIGIN.standard,
  source: {
    baseUrl: 'https://api.hrfco.go.kr',
    keyEnv: 'HRFCO_KEY',
    transport: 'poll',
    licence: ORIGIN.licence,
    attribution: '한강홍수통제소 수문자료',
    calls: () => [
      { name: 'list', path: '/{KEY}/waterlevel/list/10M.json' },
      { name: 'info', path: '/{KEY}/waterlevel/info.json', isCompanion: true },
    ],
  },
  cadence: { everySec: 600, lagSec: 1200 },
  format: 'json',
  rows: (payload) => rowsOf(payload),
  row,
  rowName: (raw) => {
    const station = at(raw, 'wlobscd');
    return typeof station === 'string' ? station.trim() : undefined;
  },
  toEvents: (reading, context) => {
    const station = stationOf(reading.wlobscd, context);
    if (station.point !== undefined && !isNear(context.city, station.point)) return [];
    const time = zonedInstant(reading.ymdhm, context.city.zone, 'yyyyMMddHHmm');
    if (time === undefined) return { reject: `ymdhm: no time: ${reading.ymdhm}` };
    if (isMissing(reading.wl)) return { reject: 'wl: blank' };
    const levelM = optionalNumeric.safeParse(reading.wl).data;
    if (levelM === undefined) return { reject: `wl: not a number: ${String(reading.wl)}` };
    if (levelM < POSSIBLE_M[0] || levelM > POSSIBLE_M[1]) {
      return { reject: `wl: no possible level: ${levelM} m` };
    }
    const common = commonOf(station, time, context);
    const events: CityEvent[] = [
      observationOf(context, ORIGIN, {
        ...common,
        subject: `observation/river/${station.code}`,
        observedProperty: 'water.level',
        unit: 'm',
        result: levelM,
        ...(station.thresholds.length > 0 ? { thresholds: station.thresholds } : {}),
      }),
    ];
    if (!isMissing(reading.fw)) {
      const flowM3s = optionalNumeric.safeParse(reading.fw).data;
      events.push(
        observationOf(context, ORIGIN, {
          ...common,
          subject: `observation/discharge/${station.code}`,
          observedProperty: 'water.discharge',
          unit: 'm3/s',
          // A flow that is no number must not cost the level beside it.
          result: flowM3s ?? null,
          resultQuality: flowM3s === undefined ? 'bad' : 'good',
        }),
      );
    }
    return events;
  },
});

/** `content`, without rows of the station table; `code` beside it is HRFCO's form of an error. */
function rowsOf(payload: unknown): Rows {
  const errorCode = at(payload, 'code');
  if (!isMissing(errorCode)) {
    const message = at(payload, 'message') ?? at(payload, 'msg');
    const why = typeof message === 'string' ? message : '';
    const kind = /key|인증/i.test(why) ? 'config' : 'source';
    return { fault: { kind, code: String(errorCode), message: why } };
  }
  if (!isRecord(payload) || !('content' in payload)) throw new Error('no content');
  const isStation = (entry: unknown) => isRecord(entry) && 'obsnm' in entry && !('ymdhm' in entry);
  return { rows: listOf(payload['content']).filter((entry) => !isStation(entry)) };
}

function commonOf(station: Station, time: string, { city }: RowContext) {
  const { point } = station;
  return {
    ref: station.code,
    time,
    featureOfInterest: { id: station.code, name: station.name },
    place: station.name,
    geometry:
      point === undefined ? null : ({ type: 'Point', coordinates: coordinateOf(point) } as const),
    districts: station.district === undefined ? [] : [station.district],
    flags: point !== undefined && !isInCity(city, point) ? (['out-of-area'] as const) : undefined,
  };
}

/** What the station table says, else the registry; a station in neither has a code and no place. */
function stationOf(stationCode: string, { frame, city }: RowContext): Station {
  const info = stationTable(frame.companions?.['info']).get(stationCode);
  const known = city.registry('hrfco-stations').get(stationCode);
  const point = dmsPoint(info) ?? registryPoint(known);
  const near = point !== undefined && isInCity(city, point) ? nearestDistrict(city, point) : '';
  const district = known?.['district'] || districtInAddress(city, info) || near;
  return {
    code: stationCode,
    name: nameOf(stationCode, info, known),
    point,
    district: district === '' ? undefined : district,
    thresholds: thresholdsOf(info, known),
  };
}

const tables = new WeakMap<Uint8Array, ReadonlyMap<string, PlainRecord>>();

/** Parsed once for all rows of a frame. A bad table is as none: the registry then answers. */
function stationTable(body: Uint8Array | undefined): ReadonlyMap<string, PlainRecord> {
  if (body === undefined) return new Map();
  const parsed = tables.get(body);
  if (parsed !== undefined) return parsed;
  const decoded = decode(body, 'json');
  const stations = 'payload' in decoded ? listOf(at(decoded.payload, 'content')) : [];
  const table = new Map(
    stations.filter(isRecord).map((entry) => [wordOf(entry['wlobscd']), entry]),
  );
  tables.set(body, table);
  return table;
}

function thresholdsOf(info: PlainRecord | undefined, known: RegistryRow | undefined) {
  return LEVELS.flatMap(({ column, registryColumn, severity, label }): Threshold[] => {
    const given = isMissing(info?.[column]) ? known?.[registryColumn] : info?.[column];
    const value = optionalNumeric.safeParse(given).data;
    // Some stations carry 0 for a level that was never set.
    return value === undefined || value <= 0 ? [] : [{ value, severity, label }];
  }).toSorted((a, b) => a.value - b.value);
}

function dmsPoint(info: PlainRecord | undefined): LonLat | undefined {
  const lon = degreesOfDms(wordOf(info?.['lon']));
  const lat = degreesOfDms(wordOf(info?.['lat']));
  return lon === undefined || lat === undefined || lon === 0 ? undefined : { lon, lat };
}

/** HRFCO writes `서울시(한강대교)`; the bridge is the name. */
function nameOf(stationCode: string, info: PlainRecord | undefined, known?: RegistryRow): Text {
  const ko = known?.['name_ko'] || wordOf(info?.['obsnm']).replace(/^.+\((.+)\)$/, '$1');
  const en = known?.['name_en'];
  return en ? { ko, en } : { ko: ko || stationCode };
}

function districtInAddress(city: CityContext, info: PlainRecord | undefined) {
  const name = /^서울\S*\s+(\S+구)(?:\s|$)/.exec(wordOf(info?.['addr']))?.[1];
  return name === undefined ? undefined : districtOfName(city, name);
}

function isNear({ bounds: [west, south, east, north] }: CityContext, { lon, lat }: LonLat) {
  const isLonNear = lon >= west - MARGIN_DEG && lon <= east + MARGIN_DEG;
  return isLonNear && lat >= south - MARGIN_DEG && lat <= north + MARGIN_DEG;
}

function wordOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

function level(column: string, registryColumn: string, severity: Severity, label: Text): Level {
  return { column, registryColumn, severity, label };
}
