import type { Severity, Threshold } from '../../contract/event.ts';
import type { LonLat, Text } from '../../contract/place.ts';
import type { CityContext, RegistryRow } from '../feed-kit/city-context.ts';
import { decode } from '../feed-kit/decode.ts';
import type { RowContext } from '../feed-kit/define-connector.ts';
import { districtOfName, nearestDistrict } from '../feed-kit/districts.ts';
import { degreesOfDms } from '../feed-kit/dms.ts';
import { isMissing, optionalNumeric } from '../feed-kit/field.ts';
import { isInCity, registryPoint } from '../feed-kit/point-in-city.ts';
import { at, isRecord, listOf, type PlainRecord } from '../feed-kit/record.ts';

/** A gauge of the Han River Flood Control Office. */
export interface Station {
  readonly code: string;
  readonly name: Text;
  readonly point: LonLat | undefined;
  readonly district: string | undefined;
  readonly thresholds: readonly Threshold[];
}

/** Gauges just upstream and downstream matter to the city; the list has the whole country's. */
const MARGIN_DEG = 0.1;

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

/** What the station table says, else the registry; a station in neither has a code and no place. */
export function stationOf(
  stationCode: string,
  { frame, city }: Pick<RowContext, 'frame' | 'city'>,
): Station {
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

/** In the city or close enough for its water to matter here. */
export function isNear({ bounds: [west, south, east, north] }: CityContext, { lon, lat }: LonLat) {
  const isLonNear = lon >= west - MARGIN_DEG && lon <= east + MARGIN_DEG;
  return isLonNear && lat >= south - MARGIN_DEG && lat <= north + MARGIN_DEG;
}

function wordOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

function level(column: string, registryColumn: string, severity: Severity, label: Text): Level {
  return { column, registryColumn, severity, label };
}
