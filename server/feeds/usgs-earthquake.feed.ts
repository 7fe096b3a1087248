import { z } from 'zod';
import { defineConnector, type Rows } from '../feed-kit/define-connector.ts';
import { optionalNumeric, optionalText, text } from '../feed-kit/field.ts';
import { jsonFault } from '../feed-kit/json-fault.ts';
import { valueAt } from '../feed-kit/json-path.ts';
import { at, isRecord, rowKey } from '../feed-kit/record.ts';
import {
  epicentre,
  possibleDepth,
  possibleMagnitude,
  quakeAlert,
  quakeSettings,
} from './earthquake.ts';

const origin = {
  standard: 'USGS earthquake GeoJSON summary',
  licence: 'US public domain',
  domain: 'disaster',
} as const;

/** 1990 … 2100 in ms. */
const stamp = z.number().int().min(631_152_000_000).max(4_102_444_800_000);

/** Earthquakes of the last day, worldwide; a city hears of those near it or felt in it. */
export default defineConnector({
  id: 'usgs-earthquake',
  title: { ko: '세계 지진 (USGS)', en: 'Earthquakes (USGS)' },
  domain: 'disaster',
  emits: ['alert'],
  standard: origin.standard,
  source: {
    baseUrl: 'https://earthquake.usgs.gov',
    transport: 'poll',
    licence: origin.licence,
    attribution: 'U.S. Geological Survey',
    calls: () => [{ name: 'list', path: '/earthquakes/feed/v1.0/summary/all_day.geojson' }],
  },
  cadence: { everySec: 60 },
  format: 'json',
  settings: quakeSettings,
  rows: (payload) => quakeRows(payload),
  row: z.object({
    id: text,
    properties: z.object({
      mag: optionalNumeric,
      place: optionalText,
      time: stamp,
      updated: stamp,
      alert: optionalText,
      status: optionalText,
      tsunami: z.unknown().optional(),
      net: optionalText,
      ids: optionalText,
      type: text,
    }),
    geometry: epicentre,
  }),
  rowName: (row) => firstId(row),
  completeCalls: ['list'],
  toEvents: (row, context) => {
    const { properties: said, geometry } = row;
    // Quarry blasts, explosions, ice quakes: recorded, but no earthquakes.
    if (said.type !== 'earthquake') return [];
    return quakeAlert(context, origin, {
      ref: firstId(row) ?? row.id,
      time: new Date(said.time).toISOString(),
      updated: new Date(said.updated).toISOString(),
      epicentre: geometry.point,
      // Down is positive here.
      depthKm: possibleDepth(geometry.third),
      magnitude: possibleMagnitude(said.mag),
      place: said.place ?? row.id,
      sender: { ko: `USGS ${said.net ?? ''}`.trim() },
      pager: said.alert,
      isReviewed: said.status === 'reviewed',
      isWithdrawn: said.status === 'deleted',
      notes: Number(said.tsunami) === 1 ? ['tsunami: see the tsunami centres'] : [],
    });
  },
});

function quakeRows(payload: unknown): Rows {
  const status = valueAt(payload, 'metadata.status');
  const features = at(payload, 'features');
  if (status !== undefined && status !== 200) {
    const error = valueAt(payload, 'metadata.error');
    const message = typeof error === 'string' ? error : '';
    return { fault: { kind: 'source', code: String(status), message } };
  }
  const fault = jsonFault(payload);
  // Empty, it ends every earthquake: then it must be USGS that says so.
  const isTold = isRecord(at(payload, 'metadata')) && fault === undefined;
  if (Array.isArray(features) && (features.length > 0 || isTold)) return { rows: features };
  if (fault !== undefined) return { fault };
  throw new Error('no features');
}

/**
 * The preferred id changes when networks merge their solutions, the list of all ids only grows: its
 * first names the earthquake. Should that change, the full list ends the one it no longer names.
 */
function firstId(row: unknown): string | undefined {
  const ids = isRecord(row) ? rowKey(at(row, 'properties'), 'ids') : undefined;
  return ids?.split(',').find((id) => id.trim() !== '') ?? rowKey(row, 'id');
}
