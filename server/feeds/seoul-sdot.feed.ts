import type { z } from 'zod';
import type { Flag } from '../../contract/event.ts';
import type { DistrictCode } from '../../contract/place.ts';
import type { CityContext } from '../feed-kit/city-context.ts';
import { defineConnector, type Call } from '../feed-kit/define-connector.ts';
import { districtOfName } from '../feed-kit/districts.ts';
import { observationOf } from '../feed-kit/event-of.ts';
import { code, columns, optionalNumeric, optionalText, text } from '../feed-kit/field.ts';
import { rowKey } from '../feed-kit/record.ts';
import { seoulRows } from '../feed-kit/seoul-envelope.ts';
import { seoulSource } from '../feed-kit/seoul-source.ts';
import { localTimeText, zonedInstant } from '../feed-kit/zoned-time.ts';

const source = seoulSource(lastHour);
const origin = {
  standard: 'Seoul Open Data Plaza IotVdata017 (S-DoT, OA-15969, served until January 2026)',
  licence: source.licence,
  domain: 'environment',
} as const;

const row = columns(
  {
    serial: ['SN', 'SERIAL_NO'],
    measuredAt: ['MSRMT_HR', 'SENSING_TIME'],
    district: ['CGG', 'AUTONOMOUS_DISTRICT'],
    quarter: ['DONG', 'ADMINISTRATIVE_DISTRICT'],
    temperatureCel: ['AVG_TP', 'AVG_TEMP'],
    humidityPercent: ['AVG_HUM', 'AVG_HUMI'],
    windMs: ['AVG_WSPD', 'AVG_WIND_SPEED'],
    windDeg: ['AVG_WD', 'AVG_WIND_DIRE'],
    lightLux: ['AVG_INILLU', 'AVG_INTE_ILLU'],
    // In no document of the service: the name that programs use which read it.
    noiseDb: ['AVG_NIS', 'AVG_NOISE'],
  },
  {
    serial: code,
    measuredAt: text,
    district: optionalText,
    quarter: optionalText,
    temperatureCel: optionalNumeric,
    humidityPercent: optionalNumeric,
    windMs: optionalNumeric,
    windDeg: optionalNumeric,
    lightLux: optionalNumeric,
    noiseDb: optionalNumeric,
  },
);
type Row = z.output<typeof row>;

const PROPERTIES = [
  { column: 'temperatureCel', property: 'air.temperature', unit: 'Cel', plausible: [-40, 60] },
  { column: 'humidityPercent', property: 'air.humidity', unit: '%', plausible: [0, 100] },
  { column: 'windMs', property: 'wind.speed', unit: 'm/s', plausible: [0, 80] },
  { column: 'windDeg', property: 'wind.direction', unit: 'deg', plausible: [0, 360] },
  { column: 'lightLux', property: 'light.illuminance', unit: 'lx', plausible: [0, 150_000] },
  { column: 'noiseDb', property: 'noise.level', unit: 'dB', plausible: [20, 140] },
] as const;

export default defineConnector<Row>({
  id: 'seoul-sdot',
  title: {
    ko: 'S-DoT 도시데이터 센서 (2026년 1월 종료)',
    en: 'S-DoT sensors (ended January 2026)',
  },
  domain: origin.domain,
  emits: ['observation'],
  tells: PROPERTIES.map(({ property }) => `observation/${property}`),
  standard: origin.standard,
  source,
  cadence: { everySec: 3600, lagSec: 7200 },
  format: 'json-or-xml',
  rows: (payload) => seoulRows(payload),
  row,
  rowName: (raw) => rowKey(raw, 'SN', 'SERIAL_NO'),
  toEvents: (sensor, context) => {
    const { city } = context;
    const time = zonedInstant(sensor.measuredAt, city.zone, 'yyyy-MM-dd_HH:mm:ss');
    if (time === undefined) return { reject: `no such time: ${sensor.measuredAt}` };
    const key = sensor.serial.replace(/[\s/]+/g, '_');
    const district = sensor.district === undefined ? undefined : districtOf(city, sensor.district);
    const place = [sensor.district, sensor.quarter].filter(Boolean).join(' ') || sensor.serial;
    // Most sensors lack some of the instruments: an empty column is no measurement that failed.
    const events = PROPERTIES.flatMap(({ column, property, unit, plausible: [low, high] }) => {
      const result = sensor[column];
      if (result === undefined) return [];
      // Below what can be it is a sensor's way to say that it is dead.
      const isDead = result < low;
      const isOutlier = result > high;
      const flags: readonly Flag[] = isOutlier ? ['outlier'] : [];
      return [
        observationOf(context, origin, {
          subject: `observation/s-dot/${key}/${property}`,
          ref: `${sensor.serial} ${sensor.measuredAt}`,
          time,
          geometry: null,
          districts: district === undefined ? [] : [district],
          place: { ko: place },
          featureOfInterest: { id: `s-dot/${key}`, name: { ko: sensor.serial } },
          observedProperty: property,
          unit,
          result: isDead ? null : result,
          resultQuality: isDead ? 'bad' : isOutlier ? 'suspect' : 'good',
          flags,
        }),
      ];
    });
    return events.length > 0 ? events : { reject: 'no value of any instrument' };
  },
});

/** All districts (a blank segment) in the hour before this one; about 1,100 sensors, so two pages. */
function lastHour({ zone }: CityContext, now: string): readonly Call[] {
  const before = new Date(Date.parse(now) - 3_600_000).toISOString();
  const hour = localTimeText(before, zone, 'yyyy-MM-dd_HH');
  return [
    { name: 'list', path: `/{KEY}/json/IotVdata017/1/1000/%20/${hour}/` },
    { name: 'page-2', path: `/{KEY}/json/IotVdata017/1001/2000/%20/${hour}/` },
  ];
}

/** The service writes districts in Latin letters (`Jongno-gu`), some rows in Korean. */
function districtOf(city: CityContext, name: string): DistrictCode | undefined {
  const bare = name.replace(/-?gu$/i, '').toLowerCase();
  const latin = city.districts.find((district) => district.name.en?.toLowerCase() === bare);
  return latin?.code ?? districtOfName(city, name);
}
