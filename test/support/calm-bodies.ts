import { localTimeText } from '../../server/feed-kit/zoned-time.ts';
import { seoulContext } from './seoul-context.ts';

const SLOT_MS = 600_000;
const RAIN_SLOTS = 7;
const MINUTE = 'yyyy-MM-dd HH:mm';

type Row = Readonly<Record<string, string | number>>;

const city = seoulContext();
const rowsOf = (registry: string): readonly Row[] => [...city.registry(registry).values()];
const told = (at: number, pattern = MINUTE): string =>
  localTimeText(new Date(at).toISOString(), city.zone, pattern);
const plaza = (service: string, row: readonly Row[]): string =>
  JSON.stringify({
    [service]: {
      list_total_count: row.length,
      RESULT: { CODE: 'INFO-000', MESSAGE: '정상 처리되었습니다' },
      row,
    },
  });

/** The last hour of every gauge: under a millimetre. */
function rain(nowMs: number): string {
  const newest = Math.floor(nowMs / SLOT_MS) * SLOT_MS;
  const slots = Array.from({ length: RAIN_SLOTS }, (_slot, ago) => told(newest - ago * SLOT_MS));
  const rows = rowsOf('rain-gauges').flatMap(({ code = '', name_ko: name = '' }, index) =>
    slots.map((at, ago) => ({
      RF_CD: code,
      RF_NM: name,
      GU_NM: name,
      RN_10M: index % 4 === 0 && ago === 2 ? 0.5 : 0,
      DATA_CLCT_TM: at,
    })),
  );
  return plaza('ListRainfallService', rows);
}

/** Every river far below what closes its banks. */
function rivers(nowMs: number): string {
  const rows = rowsOf('river-gauges').map(
    ({ code = '', name_ko: name = '', river = '' }, index) => ({
      WATG_CD: code,
      WATG_NM: name,
      RVR_NM: river,
      DTRSM_DATA_CLCT_TM: told(nowMs),
      RLTM_RVR_WATL_CNT: 0.5 + (index % 5) / 20,
      RBH: 0.2,
      CNTRL_WATL: 2.4,
      PLAN_FLDE: 5.2,
      EBM_HGT: 6.4,
    }),
  );
  return plaza('ListRiverStageService', rows);
}

/** Pipes of one district, filled by a tenth to a fifth. */
function sewers(nowMs: number, district: string): string {
  const own = rowsOf('sewer-gauges').filter(({ code = '' }) =>
    String(code).startsWith(`${district}-`),
  );
  const rows = own.map(({ code = '', pipe_height_m: heightM = 1 }, index) => ({
    UNQ_NO: code,
    SE_CD: district,
    MSRMT_YMD: told(nowMs, 'yyyy-MM-dd HH:mm:ss'),
    MSRMT_WATL: (Number(heightM) * (10 + (index % 10))) / 100,
    SGN_STTS: '통신양호',
  }));
  return plaza('DrainpipeMonitoringInfo', rows);
}

/** Roads of one place, at the speed of an empty afternoon. */
function speeds(nowMs: number, place: string): string {
  const links = rowsOf('road-links').map(({ code = '', road = '' }, index) => ({
    LINK_ID: code,
    ROAD_NM: road,
    SPD: 34 + (index % 12),
  }));
  return JSON.stringify({
    RESULT: { 'RESULT.CODE': 'INFO-000', 'RESULT.MESSAGE': '정상 처리되었습니다.' },
    CITYDATA: {
      AREA_CD: place,
      ROAD_TRAFFIC_STTS: {
        AVG_ROAD_DATA: { ROAD_TRAFFIC_TIME: told(nowMs) },
        ROAD_TRAFFIC_STTS: links,
      },
    },
  });
}

const NO_INCIDENT =
  '<RESULT><CODE>INFO-200</CODE><MESSAGE>해당하는 데이터가 없습니다.</MESSAGE></RESULT>';
const NO_WARNING = JSON.stringify({
  response: { header: { resultCode: '03', resultMsg: 'NO_DATA' } },
});

/** What each source of Seoul answers on a day without news, by the path it is asked; else `undefined`. */
export function calmBody(path: string, nowMs: number): string | undefined {
  const [, service = '', , , last = ''] =
    /\/(?:json|xml)\/(\w+)\/(\d+)\/(\d+)\/([^/?]*)/.exec(path) ?? [];
  switch (service) {
    case 'ListRainfallService':
      return rain(nowMs);
    case 'ListRiverStageService':
      return rivers(nowMs);
    case 'DrainpipeMonitoringInfo':
      return sewers(nowMs, last);
    case 'citydata':
      return speeds(nowMs, last);
    case 'AccInfo':
    case 'AccMainCode':
    case 'AccSubCode':
      return NO_INCIDENT;
    default:
      return path.includes('getPwnCd') ? NO_WARNING : undefined;
  }
}
