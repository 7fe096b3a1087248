import { z } from 'zod';
import type { CityEvent } from '../../contract/event.ts';
import { defineConnector, type RowContext, type Rows } from '../feed-kit/define-connector.ts';
import { observationOf, type Origin } from '../feed-kit/event-of.ts';
import { code, isMissing, optionalNumeric, text } from '../feed-kit/field.ts';
import { coordinateOf, isInCity } from '../feed-kit/point-in-city.ts';
import { at, isRecord, listOf } from '../feed-kit/record.ts';
import { zonedInstant } from '../feed-kit/zoned-time.ts';
import { isNear, stationOf, type Station } from './hrfco-stations.ts';

const ORIGIN: Origin = {
  standard: 'HRFCO Open API waterlevel/list/10M',
  licence: '한강홍수통제소 수문자료, 출처표시',
  domain: 'water',
};

/** Above a gauge's own datum; the deepest Korean reading stays far below. */
const POSSIBLE_M: readonly [number, number] = [-10, 100];

const row = z.object({
  wlobscd: code,
  ymdhm: text,
  wl: z.unknown().optional(),
  fw: z.unknown().optional(),
});
type Row = z.output<typeof row>;

export default defineConnector<Row>({
  id: 'hrfco-water-level',
  title: { ko: '한강홍수통제소 하천 수위', en: 'Han River Flood Control river levels' },
  domain: 'water',
  emits: ['observation'],
  tells: ['observation/water.level', 'observation/water.discharge'],
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

/** `content`, without rows of the station table; a `code` and nothing in it is HRFCO's form of an error. */
function rowsOf(payload: unknown): Rows {
  const errorCode = at(payload, 'code');
  const hasRows = listOf(at(payload, 'content')).some(isRecord);
  if (!isMissing(errorCode) && !hasRows) {
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
    // Readings are put right under the same time.
    isEdited: true,
    featureOfInterest: { id: station.code, name: station.name },
    place: station.name,
    geometry:
      point === undefined ? null : ({ type: 'Point', coordinates: coordinateOf(point) } as const),
    districts: station.district === undefined ? [] : [station.district],
    flags: point !== undefined && !isInCity(city, point) ? (['out-of-area'] as const) : undefined,
  };
}
