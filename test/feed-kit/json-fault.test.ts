import { expect, test } from 'vitest';
import { jsonFault } from '../../server/feed-kit/json-fault.ts';

test.each([
  [{ error: { code: 'OVER_RATE_LIMIT', message: 'slow down' } }, 'quota', 'OVER_RATE_LIMIT'],
  [{ error: { code: 498, message: 'Invalid token' } }, 'config', '498'],
  [{ error: 'Forbidden', message: 'no key' }, 'config', 'Forbidden'],
  [{ errors: [{ status: '404', title: 'Not found' }] }, 'ours', '404'],
  [{ type: 'about:blank', status: 503, title: 'Maintenance' }, 'source', '503'],
  [{ code: 'InvalidParameterValue', description: 'bbox' }, 'ours', 'InvalidParameterValue'],
])('%j', (body, kind, code) => {
  expect(jsonFault(body)).toMatchObject({ kind, code });
});

test.each([
  [{ type: 'object', title: 'Station status', description: 'a schema, not an answer' }],
  [{ status: 200, message: 'OK' }],
  [{ status: 'closed', description: 'a report, not an error' }],
  [{ data: [] }],
  [[{ error: 'in a row' }]],
  [null],
])('%j tells of none', (body) => {
  expect(jsonFault(body)).toBeUndefined();
});
