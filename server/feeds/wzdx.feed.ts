import { z } from 'zod';
import { defineConnector } from '../feed-kit/define-connector.ts';
import { rowKey } from '../feed-kit/record.ts';
import { deviceAsset, wzdxDevice } from './wzdx-device.ts';
import { roadIncident, wzdxEvent } from './wzdx-event.ts';
import { wzdxRows } from './wzdx-rows.ts';

const origin = {
  standard: 'WZDx 4.x (reads 3 and 4.0)',
  licence: 'as the publisher says',
  domain: 'traffic',
} as const;

const settings = z.object({
  /** The feed, after the base address. */
  path: z.string().startsWith('/').default('/'),
  /** Whether each body lists all events in force, so that what is missing has ended. */
  isSnapshot: z.boolean().default(true),
});

/** Work zones and the devices in them, as road operators of the United States publish them. */
export default defineConnector({
  id: 'wzdx',
  title: { ko: '도로 공사 (WZDx)', en: 'Work zones (WZDx)' },
  domain: 'traffic',
  emits: ['incident', 'asset'],
  standard: origin.standard,
  source: {
    // Every operator has its own: the city says where.
    baseUrl: 'https://example.invalid',
    transport: 'poll',
    licence: origin.licence,
    attribution: 'as the city says',
    calls: (city) => {
      const { path, isSnapshot } = settings.parse(city.settings);
      return [{ name: isSnapshot ? 'snapshot' : 'list', path }];
    },
  },
  cadence: { everySec: 300 },
  format: 'json',
  maxBytes: 50_000_000,
  settings,
  rows: (payload) => wzdxRows(payload),
  row: z.discriminatedUnion('is', [wzdxEvent, wzdxDevice]),
  rowName: (row) => rowKey(row, 'id'),
  completeCalls: ['snapshot'],
  toEvents: (row, context) =>
    row.is === 'event' ? roadIncident(row, context, origin) : deviceAsset(row, context, origin),
});
