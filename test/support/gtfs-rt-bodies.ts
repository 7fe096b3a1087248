import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { alertEntity, feedMessage, updateEntity, vehicleEntity } from './gtfs-rt-encode.ts';
import { zipOf } from './zip-of.ts';

/** 8 August 2022, 21:04:30 in Seoul: half a minute before the fixtures arrive. */
const NOW_SEC = 1_659_960_270;
const HOUR_SEC = 3600;
/** The GPS epoch and a hundred years: what receivers without a fix say. */
const YEAR_2080_SEC = 3_471_724_800;
const GWANAK: readonly [number, number] = [126.9527, 37.4782];

const normal = feedMessage({ incrementality: 0, timestamp: NOW_SEC }, [
  vehicleEntity({
    entity: 'e1',
    id: 'bus 501/3',
    label: '서울74사3501',
    trip: { id: 't-501-1', route: 'r501' },
    at: GWANAK,
    bearing: 0,
    speed: 5,
    timestamp: NOW_SEC - 12,
    stop: 's-gwanak',
    status: 1,
    occupancy: 3,
  }),
  vehicleEntity({
    entity: 'e2',
    id: 'tram-2',
    trip: { id: 't-wirye-7' },
    at: [127.1406, 37.4754],
    timestamp: NOW_SEC - 5,
    stop: 's-nowhere',
  }),
  vehicleEntity({ entity: 'e3', label: '5511', at: [126.9521, 37.4812], speed: 0, bearing: 360 }),
  vehicleEntity({ entity: 'e4', id: 'far', at: [129.0756, 35.1796], timestamp: NOW_SEC }),
  updateEntity({
    entity: 'u1',
    trip: { id: 't-501-1' },
    vehicle: 'bus 501/3',
    stops: [
      { delaySec: 700, time: NOW_SEC - 60 },
      { delaySec: 540, time: NOW_SEC + 90 },
    ],
  }),
  updateEntity({ entity: 'u2', trip: { id: 't-wirye-7' }, delaySec: -45 }),
  alertEntity({
    entity: 'a1',
    periods: [{ start: NOW_SEC - HOUR_SEC, end: NOW_SEC + 3 * HOUR_SEC }],
    routes: ['r501', 'r-unknown'],
    stops: ['s-gwanak'],
    cause: 8,
    effect: 4,
    severity: 4,
    header: { ko: '501번 우회 운행', en: 'Route 501 on detour', 'en-html': '<p>Route 501</p>' },
    description: { ko: '관악구청 앞 도로가 침수되어 우회합니다.' },
  }),
]);

const alerts = feedMessage({ timestamp: NOW_SEC }, [
  alertEntity({ entity: 'open-end', effect: 3, header: { '': '2호선 운행 지연' } }),
  alertEntity({
    entity: 'weekend',
    periods: [
      { start: NOW_SEC + 120 * HOUR_SEC, end: NOW_SEC + 168 * HOUR_SEC },
      { start: NOW_SEC - 48 * HOUR_SEC, end: NOW_SEC - HOUR_SEC },
    ],
    effect: 9,
    severity: 2,
    header: { en: 'Stop moved at weekends' },
  }),
  alertEntity({
    entity: 'over',
    periods: [{ start: NOW_SEC - 48 * HOUR_SEC, end: NOW_SEC - HOUR_SEC }],
    header: { ko: '끝난 안내' },
  }),
  alertEntity({ entity: 'zero-end', periods: [{ start: 0, end: 0 }], effect: 99, severity: 9 }),
]);

const tripUpdates = feedMessage({ timestamp: NOW_SEC }, [
  updateEntity({ entity: 'u1', trip: { id: 't-501-1' }, delaySec: 60 }),
  updateEntity({ entity: 'u2', trip: { id: 't-501-2', route: 'r501' }, delaySec: 660 }),
  updateEntity({ entity: 'u3', trip: { route: 'r501' }, stops: [{ delaySec: 120 }] }),
  updateEntity({ entity: 'u4', trip: { route: 'r-wirye' }, delaySec: -30 }),
  updateEntity({ entity: 'u5', trip: { route: 'r-wirye' }, delaySec: 90 }),
  updateEntity({ entity: 'times only', trip: { route: 'r501' }, stops: [{ time: NOW_SEC }] }),
  updateEntity({ entity: 'strange', trip: { id: 't-none' }, delaySec: 10 }),
  updateEntity({ entity: 'milliseconds', trip: { route: 'r501' }, delaySec: 1_659_960_270 }),
]);

const badRows = feedMessage({ timestamp: NOW_SEC }, [
  vehicleEntity({ entity: 'good', id: 'good', at: GWANAK, timestamp: NOW_SEC }),
  vehicleEntity({ entity: 'zero', id: 'zero', at: [0, 0], timestamp: NOW_SEC }),
  vehicleEntity({ entity: 'gps epoch', id: 'gps', at: GWANAK, timestamp: YEAR_2080_SEC }),
  vehicleEntity({ entity: 'no place', id: 'none', timestamp: NOW_SEC }),
  vehicleEntity({ entity: 'lat 95', id: 'lat', at: [126.9, 95], timestamp: NOW_SEC }),
  vehicleEntity({ entity: 'not a number', id: 'nan', at: [Number.NaN, 37.5], timestamp: NOW_SEC }),
  vehicleEntity({ entity: 'ms', id: 'ms', at: GWANAK, timestamp: NOW_SEC * 1000 }),
  vehicleEntity({ entity: 'hour ahead', id: 'fast', at: GWANAK, timestamp: NOW_SEC + HOUR_SEC }),
  vehicleEntity({ entity: 'twice, older', id: 'twice', at: GWANAK, timestamp: NOW_SEC - 60 }),
  vehicleEntity({ entity: 'twice', id: 'twice', at: [126.93, 37.485], timestamp: NOW_SEC }),
  vehicleEntity({ entity: 'twice, 2080', id: 'twice', at: GWANAK, timestamp: YEAR_2080_SEC }),
  vehicleEntity({ entity: 'gone', id: 'gone', at: GWANAK, timestamp: NOW_SEC, isDeleted: true }),
]);

const standing = feedMessage(
  { timestamp: NOW_SEC },
  Array.from({ length: 24 }, (_, index) =>
    vehicleEntity({
      entity: `e${index}`,
      id: `stand-${index}`,
      at: [126.9 + index / 1000, 37.5],
      speed: 0,
      timestamp: NOW_SEC,
    }),
  ),
);

const differential = feedMessage({ version: '3.1', incrementality: 1, timestamp: NOW_SEC }, [
  vehicleEntity({ entity: 'e1', id: 'b1', at: GWANAK, timestamp: NOW_SEC, occupancy: 12 }),
  vehicleEntity({ entity: 'e2', isDeleted: true }),
  alertEntity({ entity: 'a1', effect: 1, header: { ko: '운행 중단' } }),
  alertEntity({ entity: 'a2', effect: 1, header: { ko: '운행 재개' }, isDeleted: true }),
]);

const table = (text: string) => new TextEncoder().encode(text);
const tables = zipOf([
  {
    name: 'gtfs/routes.txt',
    bytes: table(
      '\ufeffroute_id,agency_id,route_short_name,route_long_name,route_type\nr501,s,501,"신림동 - 서울역",3\nr-wirye,s,,위례선,0\n',
    ),
  },
  {
    name: 'gtfs/trips.txt',
    bytes: table('route_id,service_id,trip_id\nr501,wk,t-501-1\nr-wirye,wk,t-wirye-7\n'),
  },
  {
    name: 'gtfs/stops.txt',
    bytes: table('stop_id,stop_name,stop_lat,stop_lon\ns-gwanak,관악구청,37.4782,126.9527\n'),
  },
]);

/** The binary bodies of `fixtures/gtfs-rt`. `node test/support/gtfs-rt-bodies.ts` writes them. */
export const GTFS_RT_BODIES: Readonly<Record<string, Uint8Array>> = {
  'normal.pb': normal,
  'alerts.pb': alerts,
  'trip-updates.pb': tripUpdates,
  'bad-rows.pb': badRows,
  'standing.pb': standing,
  'differential.pb': differential,
  'empty-list.pb': feedMessage({ timestamp: NOW_SEC }, []),
  'no-bytes.pb': new Uint8Array(),
  'truncated.pb': normal.subarray(0, normal.length - 30),
  'tables.static.zip': tables,
};

if (import.meta.main) {
  const folder = join(import.meta.dirname, '../../fixtures/gtfs-rt');
  for (const [file, bytes] of Object.entries(GTFS_RT_BODIES)) {
    writeFileSync(join(folder, file), bytes);
  }
}
