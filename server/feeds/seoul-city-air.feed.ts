import type { z } from 'zod';
import { defineConnector } from '../feed-kit/define-connector.ts';
import { columns, DRIFT, optionalText, text } from '../feed-kit/field.ts';
import { rowKey } from '../feed-kit/record.ts';
import { seoulRows } from '../feed-kit/seoul-envelope.ts';
import { seoulSource } from '../feed-kit/seoul-source.ts';
import { zonedInstant } from '../feed-kit/zoned-time.ts';
import { AIR_LAYERS, measured, POLLUTANT_NAMES, type PollutantName } from './air-pollutants.ts';
import { airObservations, type AirReading } from './air-station.ts';

const source = seoulSource(() => [{ name: 'list', path: '/{KEY}/json/RealtimeCityAir/1/25/' }]);
const origin = {
  standard: 'Seoul Open Data Plaza RealtimeCityAir',
  licence: source.licence,
  domain: 'environment',
} as const;

const row = columns(
  {
    measuredAt: ['MSRMT_DT', 'MSRDT'],
    station: ['MSRSTN_NM', 'MSRSTE_NM'],
    pm10: ['PM', 'PM10'],
    pm25: ['FPM', 'PM25'],
    o3: ['OZON', 'O3'],
    no2: ['NTDX', 'NO2'],
    co: ['CBMX', 'CO'],
    so2: ['SPDX', 'SO2'],
    khai: ['CAI_IDX', 'IDEX_MVL'],
    grade: ['CAI_GRD', 'IDEX_NM'],
  },
  {
    measuredAt: text,
    station: text,
    pm10: measured,
    pm25: measured,
    o3: measured,
    no2: measured,
    co: measured,
    so2: measured,
    khai: measured,
    grade: optionalText,
  },
);
type Row = z.output<typeof row>;

/** What the grade column says while there is no grade. */
const IN_MAINTENANCE = '점검중';

export default defineConnector<Row>({
  id: 'seoul-city-air',
  title: { ko: '서울 대기환경', en: 'Seoul air by district' },
  domain: origin.domain,
  emits: ['observation'],
  tells: AIR_LAYERS,
  standard: origin.standard,
  source,
  cadence: { everySec: 3600, lagSec: 5400 },
  format: 'json-or-xml',
  rows: (payload) => seoulRows(payload),
  row,
  rowName: (raw) => rowKey(raw, 'MSRSTN_NM', 'MSRSTE_NM'),
  toEvents: (station, context) => {
    const time = zonedInstant(station.measuredAt, context.city.zone, 'yyyyMMddHHmm');
    if (time === undefined) return { reject: `no such time: ${station.measuredAt}` };
    const isDown = isStationDown(station);
    const readings = POLLUTANT_NAMES.flatMap((name): AirReading | readonly [] => {
      const value = station[name];
      if (value === undefined) {
        context.drift(`no ${name} column`);
        return [];
      }
      return { name, value: isDown || isNoValue(station, name) ? null : value };
    });
    if (readings.length === 0) return { reject: `${DRIFT}no value of any pollutant` };
    const { station: name, measuredAt: timeText } = station;
    return airObservations(
      { name, time, timeText, network: 'city-air' },
      readings,
      context,
      origin,
    );
  },
});

/** All values 0 and no grade: the station is down, the air is not clean. */
function isStationDown(station: Row): boolean {
  const values = POLLUTANT_NAMES.flatMap((name) => station[name] ?? []);
  const isUngraded = station.grade === undefined || station.grade === IN_MAINTENANCE;
  return isUngraded && values.every((value) => value === 0);
}

/** Neither dust nor the index is ever exactly 0; a gas may well be 0.000 ppm after rounding. */
function isNoValue(station: Row, name: PollutantName): boolean {
  return (name === 'pm10' || name === 'pm25' || name === 'khai') && station[name] === 0;
}
