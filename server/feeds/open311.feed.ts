import { decode } from '../feed-kit/decode.ts';
import { defineConnector } from '../feed-kit/define-connector.ts';
import { rowKey } from '../feed-kit/record.ts';
import { open311Rows } from './open311-body.ts';
import { nextPage, open311Calls } from './open311-calls.ts';
import { requestRow, citizenRequest, type RequestRow } from './open311-request.ts';
import { open311Settings } from './open311-settings.ts';

const origin = {
  standard: 'Open311 GeoReport v2',
  licence: 'of the publisher',
  domain: 'citizen',
} as const;

export default defineConnector<RequestRow>({
  id: 'open311',
  title: { ko: '시민 신고', en: 'Citizen requests' },
  domain: 'citizen',
  emits: ['request'],
  standard: origin.standard,
  source: {
    baseUrl: 'https://open311.invalid/georeport/v2',
    transport: 'poll',
    licence: origin.licence,
    attribution: 'Open311',
    isRawWithheld: true,
    calls: open311Calls,
  },
  cadence: { everySec: 300 },
  format: 'json-or-xml',
  settings: open311Settings,
  follow: (frame, city) => {
    const decoded = decode(frame.body, 'json-or-xml', frame.contentType);
    const found = 'payload' in decoded ? open311Rows(decoded.payload) : { rows: [] };
    return 'rows' in found ? nextPage(frame, city, found.rows.length) : [];
  },
  rows: (payload) => open311Rows(payload),
  row: requestRow,
  rowName: (row) => rowKey(row, 'service_request_id'),
  toEvents: (row, context) => citizenRequest(row, context, origin),
});
