import { defineConnector } from '../feed-kit/define-connector.ts';
import { vehiclePosition } from './gtfs-rt-vehicle.ts';
import { transitAlert } from './gtfs-rt-alert.ts';
import { feedBody, listsAlerts } from './gtfs-rt-body.ts';
import { routeDelay } from './gtfs-rt-delay.ts';
import { feedRow, type FeedRow } from './gtfs-rt-row.ts';
import { driftOf, feedRows, rowNameOf } from './gtfs-rt-rows.ts';
import { ALERTS_CALL, gtfsRtSettings, settingsOf, WHOLE_CALL } from './gtfs-rt-settings.ts';
import { STATIC_CALL } from './gtfs-tables.ts';

const origin = {
  standard: 'GTFS-Realtime 2.0',
  licence: 'of the publisher',
  domain: 'transit',
} as const;

/** The archive of the static tables; the live bodies have a limit of their own. */
const MAX_BYTES = 30_000_000;

export default defineConnector<FeedRow>({
  id: 'gtfs-rt',
  title: { ko: '대중교통 실시간', en: 'Public transport' },
  domain: 'transit',
  emits: ['position', 'alert', 'observation'],
  standard: origin.standard,
  source: {
    baseUrl: 'https://gtfs-rt.invalid',
    transport: 'poll',
    licence: origin.licence,
    attribution: 'GTFS-Realtime',
    calls: (city) => {
      const { feeds, static: tables } = settingsOf(city);
      return tables === undefined
        ? feeds
        : [...feeds, { name: STATIC_CALL, path: tables, isCompanion: true }];
    },
  },
  cadence: { everySec: 30, lagSec: 120 },
  format: 'bytes',
  maxBytes: MAX_BYTES,
  settings: gtfsRtSettings,
  rows: (payload, frame) => {
    if (!(payload instanceof Uint8Array)) throw new Error('no bytes');
    const body = feedBody(payload, frame.contentType);
    return 'fault' in body ? body : { rows: feedRows(body, frame) };
  },
  row: feedRow,
  rowName: rowNameOf,
  completeCalls: [WHOLE_CALL, ALERTS_CALL],
  absence: ({ body, call }, city) => {
    // Where alerts have a body of their own, the others say nothing of them.
    const isTheirs = call === ALERTS_CALL || settingsOf(city).feeds.length === 1;
    return isTheirs && listsAlerts(body) ? 'expired' : undefined;
  },
  toEvents: (row, context) => {
    for (const change of driftOf(row)) context.drift(change);
    switch (row.is) {
      case 'vehicle':
        return vehiclePosition(row, context, origin);
      case 'alert':
        return transitAlert(row, context, origin);
      case 'route':
        return [routeDelay(row, context, origin)];
      case 'refused':
        return { reject: row.why };
      case 'update':
        if (row.lacks !== undefined) context.drift(row.lacks);
        return [];
      case 'other':
        return [];
    }
  },
});
