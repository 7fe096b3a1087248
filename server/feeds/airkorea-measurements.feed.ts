import { z } from 'zod';
import { dataGoKrRows } from '../feed-kit/data-go-kr-envelope.ts';
import { defineConnector } from '../feed-kit/define-connector.ts';
import type { Origin } from '../feed-kit/event-of.ts';
import { DRIFT, optionalText, text } from '../feed-kit/field.ts';
import { rowKey } from '../feed-kit/record.ts';
import { zonedInstant } from '../feed-kit/zoned-time.ts';
import { AIR_LAYERS, measured, POLLUTANT_NAMES, type PollutantName } from './air-pollutants.ts';
import { airObservations, type AirReading } from './air-station.ts';

const ORIGIN: Origin = {
  standard: 'AirKorea ArpltnInforInqireSvc getCtprvnRltmMesureDnsty 1.0',
  licence: '공공누리 제1유형 (출처표시)',
  domain: 'environment',
};

const settings = z.object({
  /** The source's short name of the province whose stations are ours. */
  sido: z.string().min(1).default('서울'),
});

const row = z.object({
  stationName: text,
  sidoName: optionalText,
  dataTime: text,
  pm10Value: measured,
  pm25Value: measured,
  o3Value: measured,
  no2Value: measured,
  coValue: measured,
  so2Value: measured,
  khaiValue: measured,
  // 점검및교정, 장비점검, 자료이상, 통신장애; none for the index.
  pm10Flag: optionalText,
  pm25Flag: optionalText,
  o3Flag: optionalText,
  no2Flag: optionalText,
  coFlag: optionalText,
  so2Flag: optionalText,
});
type Row = z.output<typeof row>;

export default defineConnector<Row>({
  id: 'airkorea-measurements',
  title: { ko: '에어코리아 대기질', en: 'AirKorea air quality' },
  domain: ORIGIN.domain,
  emits: ['observation'],
  tells: AIR_LAYERS,
  standard: ORIGIN.standard,
  source: {
    baseUrl: 'https://apis.data.go.kr',
    keyEnv: 'DATA_GO_KR_KEY',
    transport: 'poll',
    licence: ORIGIN.licence,
    attribution: '환경부 · 한국환경공단 에어코리아 (인증 전 실시간 자료)',
    calls: (city) => {
      const { sido } = settings.parse(city.settings);
      const query = `returnType=json&sidoName=${encodeURIComponent(sido)}&pageNo=1&numOfRows=100&ver=1.0`;
      const path = `/B552584/ArpltnInforInqireSvc/getCtprvnRltmMesureDnsty?serviceKey={KEY}&${query}`;
      return [{ name: 'list', path }];
    },
  },
  // New about a quarter past each hour; 48 of a development key's 500 calls a day.
  cadence: { everySec: 1800, lagSec: 5400 },
  format: 'json-or-xml',
  settings,
  rows: (payload) => dataGoKrRows(payload),
  row,
  rowName: (raw) => rowKey(raw, 'stationName'),
  toEvents: (station, context) => {
    const { sido } = settings.parse(context.city.settings);
    if (station.sidoName !== undefined && station.sidoName !== sido) return [];
    // The last hour of a day is 24:00 of that day.
    const time = zonedInstant(station.dataTime, context.city.zone, 'yyyy-MM-dd HH:mm');
    if (time === undefined) return { reject: `dataTime: no such time: ${station.dataTime}` };
    const readings = POLLUTANT_NAMES.flatMap((name) => {
      const reading = readingOf(station, name);
      if (reading === undefined) context.drift(`no ${name}Value`);
      return reading ?? [];
    });
    if (readings.length === 0) return { reject: `${DRIFT}no value of any pollutant` };
    const { stationName: name, dataTime: timeText } = station;
    return airObservations(
      { name, time, timeText, network: 'airkorea' },
      readings,
      context,
      ORIGIN,
    );
  },
});

function readingOf(station: Row, name: PollutantName): AirReading | undefined {
  const value = station[`${name}Value`];
  if (value === undefined) return undefined;
  return { name, value, remark: name === 'khai' ? undefined : station[`${name}Flag`] };
}
