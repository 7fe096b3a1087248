import { z } from 'zod';
import type { LonLat } from '../../contract/place.ts';
import type { Occupancy, PositionData } from '../../contract/position.ts';
import type { CityContext } from '../feed-kit/city-context.ts';
import { defineConnector, type Call } from '../feed-kit/define-connector.ts';
import { nearestDistrict } from '../feed-kit/districts.ts';
import { positionOf, type Origin } from '../feed-kit/event-of.ts';
import { columns, optionalNumeric, optionalText, text } from '../feed-kit/field.ts';
import { pointInCity } from '../feed-kit/point-in-city.ts';
import { EPSG_5181, projector } from '../feed-kit/projection.ts';
import { rowKey } from '../feed-kit/record.ts';
import { zonedInstant } from '../feed-kit/zoned-time.ts';
import { busRows } from './bus-envelope.ts';

const ORIGIN: Origin = {
  standard: 'Seoul TOPIS buspos (ws.bus.go.kr)',
  licence: 'KOGL-1',
  domain: 'transit',
};

const route = z.object({
  id: z.string().regex(/^\d+$/),
  /** As painted on the bus; the feed does not carry it. */
  name: z.string().min(1).optional(),
  /** Stops of the stretch to ask for, by their order; absent = the whole route. */
  stretch: z.tuple([z.int().min(1), z.int().min(1)]).optional(),
});
const settings = z.object({ routes: z.array(route).default([]) });

const toLonLat = projector(EPSG_5181);
/** congetion [sic]; 0 = not known. */
const OCCUPANCIES: Readonly<Record<string, Occupancy | undefined>> = {
  '0': undefined,
  '3': 'many-seats',
  '4': 'few-seats',
  '5': 'standing',
  '6': 'crushed',
};

const row = columns(
  {
    vehicle: ['vehId'],
    plate: ['plainNo'],
    route: ['routeId'],
    at: ['dataTm'],
    // By route, and by a stretch of it: the two operations differ.
    lon: ['gpsX', 'tmX'],
    lat: ['gpsY', 'tmY'],
    x: ['posX'],
    y: ['posY'],
    isAtStop: ['stopFlag'],
    lastStop: ['lastStnId'],
    nextStop: ['nextStId'],
    crowding: ['congetion'],
    isFull: ['isFullFlag'],
    isRunning: ['isrunyn'],
  },
  {
    vehicle: text,
    plate: optionalText,
    route: optionalText,
    at: text,
    lon: optionalNumeric,
    lat: optionalNumeric,
    x: optionalNumeric,
    y: optionalNumeric,
    isAtStop: optionalText,
    lastStop: optionalText,
    nextStop: optionalText,
    crowding: optionalText,
    isFull: optionalText,
    isRunning: optionalText,
  },
);
type Bus = z.output<typeof row>;

export default defineConnector<Bus>({
  id: 'seoul-bus-positions',
  title: { ko: '시내버스 위치', en: 'City buses' },
  domain: 'transit',
  emits: ['position'],
  tells: ['position/bus'],
  standard: ORIGIN.standard,
  source: {
    // Plain HTTP is all it documents.
    baseUrl: 'http://ws.bus.go.kr',
    keyEnv: 'DATA_GO_KR_KEY',
    transport: 'poll',
    licence: ORIGIN.licence,
    attribution: '서울특별시 버스정보시스템(TOPIS) · 공공데이터포털',
    calls: routeCalls,
  },
  // Two routes at this pace are 960 of the 1,000 calls a day of an operation.
  cadence: { everySec: 180 },
  format: 'json-or-xml',
  settings,
  rows: (payload) => busRows(payload),
  row,
  rowName: (raw) => rowKey(raw, 'vehId'),
  toEvents: (bus, context) => {
    const { city, frame } = context;
    if (!/^\d+$/.test(bus.vehicle)) return { reject: `not a vehicle id: ${bus.vehicle}` };
    const asked = /^route-(\d+)$/.exec(frame.call)?.[1];
    if (bus.route !== undefined && asked !== undefined && bus.route !== asked) {
      return { reject: `a bus of route ${bus.route}, asked for ${asked}` };
    }
    // One answer mixes positions of seconds and of many minutes ago: only its own time counts.
    const time = zonedInstant(bus.at, city.zone, 'yyyyMMddHHmmss');
    if (time === undefined) return { reject: `no such time: ${bus.at.slice(0, 40)}` };
    if (bus.isRunning === '0') return [];
    const point = pointOf(bus);
    const placed = pointInCity(city, point);
    const district =
      point === undefined || placed.geometry === null ? undefined : nearestDistrict(city, point);
    if (bus.crowding !== undefined && !Object.hasOwn(OCCUPANCIES, bus.crowding)) {
      context.drift(`unknown congetion ${bus.crowding.slice(0, 10)}`);
    }
    const occupancy = bus.isFull === '1' ? 'full' : OCCUPANCIES[bus.crowding ?? '0'];
    const id = bus.route ?? asked;
    const stop = stopOf(bus);
    return [
      positionOf(context, ORIGIN, {
        subject: `position/bus/${bus.vehicle}`,
        ref: bus.vehicle,
        time,
        ...placed,
        districts: district === undefined ? [] : [district],
        name: { ko: bus.plate ?? bus.vehicle },
        mode: 'bus',
        ...(id === undefined ? {} : { route: { id, ...nameOf(city, id) } }),
        ...(stop === undefined ? {} : { stop }),
        ...(occupancy === undefined ? {} : { occupancy }),
      }),
    ];
  },
});

/** Degrees if there are any, else the plane coordinates. */
function pointOf({ lon = 0, lat = 0, x, y }: Bus): LonLat | undefined {
  if (lon !== 0 && lat !== 0) return { lon, lat };
  return x === undefined || y === undefined || x === 0 ? undefined : toLonLat(x, y);
}

function stopOf({ isAtStop, lastStop, nextStop }: Bus): PositionData['stop'] {
  if (isAtStop === '1' && lastStop !== undefined) return { id: lastStop, status: 'stopped' };
  if (nextStop !== undefined && nextStop !== '0') return { id: nextStop, status: 'in-transit' };
  return lastStop === undefined ? undefined : { id: lastStop, status: 'departed' };
}

function nameOf(city: CityContext, id: string) {
  const name = settings.parse(city.settings).routes.find((known) => known.id === id)?.name;
  return name === undefined ? {} : { name: { ko: name } };
}

function routeCalls(city: CityContext): readonly Call[] {
  const base = '/api/rest/buspos';
  return settings.parse(city.settings).routes.map(({ id, stretch }) => ({
    name: `route-${id}`,
    path:
      stretch === undefined
        ? `${base}/getBusPosByRtid?serviceKey={KEY}&busRouteId=${id}&resultType=json`
        : `${base}/getBusPosByRouteSt?serviceKey={KEY}&busRouteId=${id}&startOrd=${stretch[0]}&endOrd=${stretch[1]}&resultType=json`,
  }));
}
