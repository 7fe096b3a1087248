import { z } from 'zod';
import type { CityContext } from '../feed-kit/city-context.ts';
import { defineConnector, type Rows } from '../feed-kit/define-connector.ts';
import { centreOf } from '../feed-kit/distance.ts';
import { optionalNumeric, optionalText, text } from '../feed-kit/field.ts';
import { jsonFault } from '../feed-kit/json-fault.ts';
import { offsetInstant } from '../feed-kit/offset-instant.ts';
import { at, rowKey } from '../feed-kit/record.ts';
import { zonedInstant } from '../feed-kit/zoned-time.ts';
import {
  epicentre,
  possibleDepth,
  possibleMagnitude,
  quakeAlert,
  quakeSettings,
} from './earthquake.ts';

const origin = {
  standard: 'EMSC near-real-time notification',
  licence: 'CC-BY-4.0',
  domain: 'disaster',
} as const;

/** Known, suspected and unspecified earthquakes; explosions, landslides and the like are others. */
const QUAKE_TYPES = new Set(['ke', 'se', 'fe', 'de', 'uk', '']);
const OTHER_TYPE = /^[a-z]{2}$/;

/** One degree in km. */
const DEGREE_KM = 111.2;

/** Earthquakes as EMSC sends them, one message each, or as its FDSN service lists them. */
export default defineConnector({
  id: 'emsc',
  title: { ko: '세계 지진 (EMSC)', en: 'Earthquakes (EMSC)' },
  domain: 'disaster',
  emits: ['alert'],
  standard: origin.standard,
  source: {
    baseUrl: 'wss://www.seismicportal.eu/standing_order/websocket',
    transport: 'websocket',
    alsoBy: ['poll'],
    licence: origin.licence,
    attribution: 'EMSC www.seismicportal.eu',
    calls: (city) => [{ name: 'list', path: listPath(city) }],
  },
  cadence: { everySec: 300 },
  format: 'json',
  settings: quakeSettings,
  rows: (payload) => messages(payload),
  row: z.object({
    action: z.enum(['create', 'update', 'delete']),
    data: z.object({
      id: optionalText,
      properties: z.object({
        unid: optionalText,
        time: text,
        lastupdate: text,
        flynn_region: optionalText,
        depth: optionalNumeric,
        mag: optionalNumeric,
        evtype: optionalText,
        auth: optionalText,
      }),
      geometry: epicentre,
    }),
  }),
  rowName: (row) => unidOf(at(row, 'data')),
  toEvents: (row, context) => {
    const { properties: said, geometry } = row.data;
    const ref = unidOf(row.data);
    if (ref === undefined) return { reject: 'neither unid nor id' };
    const time = utc(said.time);
    const updated = utc(said.lastupdate);
    if (time === undefined) return { reject: `no such time: ${said.time}` };
    if (updated === undefined) return { reject: `no such time: ${said.lastupdate}` };
    const type = said.evtype ?? '';
    if (!QUAKE_TYPES.has(type)) {
      if (!OTHER_TYPE.test(type)) context.drift(`unknown evtype: ${type.slice(0, 20)}`);
      return [];
    }
    // The third coordinate is a height: minus the depth.
    const height = geometry.third;
    return quakeAlert(context, origin, {
      ref,
      time,
      updated,
      epicentre: geometry.point,
      depthKm: possibleDepth(said.depth ?? (height === undefined ? undefined : -height)),
      magnitude: possibleMagnitude(said.mag),
      place: said.flynn_region ?? ref,
      sender: { ko: `EMSC ${said.auth ?? ''}`.trim() },
      isReviewed: row.action === 'update',
      isWithdrawn: row.action === 'delete',
      notes: [],
    });
  },
});

/** A message, or a list whose members are as good as updates. */
function messages(payload: unknown): Rows {
  if (at(payload, 'action') !== undefined) return { rows: [payload] };
  const features = at(payload, 'features');
  const fault = jsonFault(payload);
  const isCalm = fault === undefined && at(payload, 'type') === 'FeatureCollection';
  if (Array.isArray(features) && (features.length > 0 || isCalm)) {
    return { rows: features.map((data: unknown) => ({ action: 'update', data })) };
  }
  if (fault !== undefined) return { fault };
  throw new Error('neither a message nor features');
}

function unidOf(feature: unknown): string | undefined {
  return rowKey(at(feature, 'properties'), 'unid') ?? rowKey(feature, 'id');
}

/** EMSC's times are UTC, with or without saying so. */
function utc(time: string): string | undefined {
  return offsetInstant(time) ?? zonedInstant(time, 'UTC', 'yyyy-MM-ddTHH:mm:ss[.S]');
}

function listPath(city: CityContext): string {
  const { withinKm, minMagnitude } = quakeSettings.parse(city.settings);
  const { lon, lat } = centreOf(city.bounds);
  const degrees = Math.min(180, withinKm / DEGREE_KM).toFixed(2);
  const near = `lat=${lat.toFixed(3)}&lon=${lon.toFixed(3)}&maxradius=${degrees}`;
  return `/fdsnws/event/1/query?format=json&limit=200&${near}&minmag=${minMagnitude}`;
}
