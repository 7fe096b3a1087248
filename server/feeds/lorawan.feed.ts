import { z } from 'zod';
import { defineConnector } from '../feed-kit/define-connector.ts';
import { at, rowKey } from '../feed-kit/record.ts';
import { statusEvents, uplinkEvents } from './lorawan-events.ts';
import { deviceMessage } from './lorawan-message.ts';
import { lorawanRows } from './lorawan-rows.ts';
import { lorawanSettings, settingsOf } from './lorawan-settings.ts';

const source = { licence: 'own devices', attribution: 'own devices' };
const origin = {
  standard: 'ChirpStack v4 and The Things Stack v3 JSON',
  licence: source.licence,
  domain: 'lighting',
} as const;

export default defineConnector({
  id: 'lorawan',
  title: { ko: 'LoRaWAN 기기', en: 'LoRaWAN devices' },
  domain: origin.domain,
  emits: ['asset', 'observation'],
  standard: origin.standard,
  source: {
    ...source,
    baseUrl: 'mqtt://lorawan.invalid:1883',
    transport: 'mqtt',
    alsoBy: ['push'],
    topics: (city) => settingsOf(city).topics,
    calls: () => [],
  },
  cadence: { everySec: 900, lagSec: 3600 },
  format: 'json',
  settings: lorawanSettings,
  rows: (payload) => lorawanRows(payload),
  row: z.looseObject({}),
  rowName: (raw) =>
    rowKey(at(raw, 'deviceInfo'), 'devEui', 'deviceName') ??
    rowKey(at(raw, 'end_device_ids'), 'dev_eui', 'device_id'),
  toEvents: (row, context) => {
    const message = deviceMessage(row, context.frame);
    if (message.is === 'unreadable') return { reject: message.why };
    if (message.is === 'other') return [];
    if (message.is === 'status') return statusEvents(message, context, origin);
    return uplinkEvents(message, context, origin);
  },
});
