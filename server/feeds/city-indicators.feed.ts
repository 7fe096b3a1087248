import { defineConnector } from '../feed-kit/define-connector.ts';
import type { Origin } from '../feed-kit/event-of.ts';
import { at, rowKey } from '../feed-kit/record.ts';
import { INDICATOR_FORMAT, indicatorRows } from './indicator-body.ts';
import { indicatorEvents } from './indicator-events.ts';
import { indicatorRow, type IndicatorRow } from './indicator-rows.ts';
import { indicatorSettings, settingsOf } from './indicator-settings.ts';

const ORIGIN: Origin = {
  standard: `${INDICATOR_FORMAT} (docs/indicators.md)`,
  licence: 'as the publisher says',
  domain: 'administration',
};

export default defineConnector<IndicatorRow>({
  id: 'city-indicators',
  title: { ko: '시정지표', en: 'City indicators' },
  domain: ORIGIN.domain,
  emits: ['indicator'],
  standard: ORIGIN.standard,
  source: {
    baseUrl: 'https://indicators.invalid',
    transport: 'push',
    alsoBy: ['poll'],
    licence: ORIGIN.licence,
    attribution: 'each figure names its source',
    calls: (city) => [{ name: 'table', path: settingsOf(city).path }],
  },
  // Asked once a day; how often somebody uploads, only the city can say.
  cadence: { everySec: 86_400 },
  format: 'bytes',
  settings: indicatorSettings,
  rows: (_bytes, frame) => indicatorRows(frame),
  row: indicatorRow,
  rowName: (raw) => {
    const place = at(raw, 'place');
    const id = rowKey(raw, 'id');
    if (typeof place !== 'string') return undefined;
    return id === undefined ? place : `${place} ${id}`;
  },
  toEvents: (row, context) => indicatorEvents(row, context, ORIGIN),
});
