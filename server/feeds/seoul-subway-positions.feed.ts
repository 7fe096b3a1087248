import { z } from 'zod';
import type { StopStatus } from '../../contract/position.ts';
import type { CityContext } from '../feed-kit/city-context.ts';
import { defineConnector, type Call } from '../feed-kit/define-connector.ts';
import { positionOf, type Origin } from '../feed-kit/event-of.ts';
import { columns, optionalText, text } from '../feed-kit/field.ts';
import { rowKey } from '../feed-kit/record.ts';
import { registeredPlace } from '../feed-kit/registered-place.ts';
import { seoulRows } from '../feed-kit/seoul-envelope.ts';
import { SEOUL_TIME } from '../feed-kit/seoul-source.ts';
import { zonedInstant } from '../feed-kit/zoned-time.ts';
import { stationCode } from './subway-stations.ts';

const ORIGIN: Origin = {
  standard: 'Seoul Open Data Plaza realtimePosition (subway)',
  licence: 'KOGL-1',
  domain: 'transit',
};

const settings = z.object({
  /** Lines as the source names them; one call each a round. */
  lines: z.array(z.string().min(1)).min(1).default(['2호선']),
});

/** trainSttus. 3 = it has left the station before this one. */
const STATUSES: Readonly<Record<string, StopStatus>> = {
  '0': 'incoming',
  '1': 'stopped',
  '2': 'departed',
  '3': 'in-transit',
};

const row = columns(
  {
    lineId: ['subwayId'],
    line: ['subwayNm'],
    stationId: ['statnId'],
    station: ['statnNm'],
    train: ['trainNo'],
    heardAt: ['recptnDt'],
    terminalId: ['statnTid'],
    terminal: ['statnTnm'],
    status: ['trainSttus'],
  },
  {
    lineId: text,
    line: optionalText,
    stationId: optionalText,
    station: text,
    train: text,
    heardAt: text,
    terminalId: optionalText,
    terminal: optionalText,
    status: text,
  },
);
type Train = z.output<typeof row>;

export default defineConnector<Train>({
  id: 'seoul-subway-positions',
  title: { ko: '지하철 열차 위치', en: 'Subway trains' },
  domain: 'transit',
  emits: ['position'],
  tells: ['position/subway'],
  standard: ORIGIN.standard,
  source: {
    baseUrl: 'http://swopenapi.seoul.go.kr',
    // Not the general key of the Plaza: subway keys are given out by themselves.
    keyEnv: 'SEOUL_SUBWAY_KEY',
    transport: 'poll',
    licence: ORIGIN.licence,
    attribution: '서울 열린데이터광장 실시간 지하철 · 서울교통공사',
    calls: lineCalls,
  },
  // One line at this pace is 720 of the 1,000 calls a day; nine lines need 900 s.
  cadence: { everySec: 120 },
  format: 'json-or-xml',
  settings,
  rows: (payload) => seoulRows(payload, 'realtimePositionList'),
  row,
  rowName: (raw) => rowKey(raw, 'trainNo'),
  toEvents: (told, context) => {
    const { city } = context;
    const { lineId, train, line = lineId } = told;
    if (!/^\d+$/.test(lineId)) return { reject: `not a line id: ${lineId}` };
    if (!/^\w+$/.test(train)) return { reject: `not a train number: ${train}` };
    const time = zonedInstant(told.heardAt, city.zone, SEOUL_TIME);
    if (time === undefined) return { reject: `no such time: ${told.heardAt.slice(0, 40)}` };
    if (hasEnded(told)) return [];
    const status = STATUSES[told.status];
    if (status === undefined) context.drift(`unknown trainSttus ${told.status.slice(0, 10)}`);
    const code = stationCode(city, line, told.station, told.stationId);
    // The feed has no coordinates: a train is drawn at the station it is at or comes to.
    const { row: known, ...placed } = registeredPlace(city, 'subway-stations', code);
    const en = known?.['name_en'];
    const name = { ko: told.station, ...(en ? { en } : {}) };
    return [
      positionOf(context, ORIGIN, {
        subject: `position/subway/${lineId}-${train}`,
        ref: `${lineId} ${train}`,
        time,
        // Its state changes within one second of the source's clock.
        isEdited: true,
        ...placed,
        place: name,
        name: { ko: `${line} ${train}` },
        mode: 'subway',
        route: { id: lineId, name: { ko: line } },
        trip: train,
        stop: { id: code, name, status: status ?? 'in-transit' },
      }),
    ];
  },
});

/** Arrived where its run ends (`성수종착`), or gone from its last station: out of service. */
function hasEnded({ stationId, station, terminalId, terminal = '', status }: Train): boolean {
  const isNamed = terminal.replace(/종착$/, '') === station;
  const isAtLast = isNamed || (stationId !== undefined && stationId === terminalId);
  return isAtLast && (status === '2' || (status === '1' && terminal.endsWith('종착')));
}

function lineCalls(city: CityContext): readonly Call[] {
  return settings.parse(city.settings).lines.map((line) => ({
    name: line,
    path: `/api/subway/{KEY}/json/realtimePosition/0/200/${encodeURIComponent(line)}`,
  }));
}
