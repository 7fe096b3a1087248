import { expect, test } from 'vitest';
import type { AlertEvent } from '../../contract/event.ts';
import type { RawFrame } from '../../server/feed-kit/raw-frame.ts';
import connector from '../../server/feeds/usgs-earthquake.feed.ts';
import { expectCases } from '../support/expect-cases.ts';
import { feedContext } from '../support/feed-context.ts';
import { fixtureFrame } from '../support/fixture-cases.ts';

expectCases(connector);

const city = feedContext(connector);
const alertsOf = (frame: RawFrame) =>
  connector.read(frame, city).events.filter((event): event is AlertEvent => event.kind === 'alert');
const normal = () => alertsOf(fixtureFrame(connector.id, 'normal'));

test('near ones, and far ones that are felt; blasts, microquakes and the rest of the world are not ours', () => {
  expect(normal().map(({ data }) => data.provenance.ref)).toEqual([
    'us9001',
    'us9002',
    'us9004',
    'us9007',
    'us9008',
  ]);
});

test('severity is of the losses expected, else of the shaking here, never of the magnitude', () => {
  expect(normal().map(({ data }) => [data.originalSeverity, data.severity])).toEqual([
    ['M 4.2, PAGER green', 'Minor'],
    ['M 5.6, PAGER orange', 'Severe'],
    // 580 km away.
    ['M 8.3', 'Minor'],
    ['M ?', 'Unknown'],
    ['M 3.1', 'Minor'],
  ]);
});

test('a deleted one is cancelled, a reviewed one is an update', () => {
  expect(normal().map(({ type, data }) => [type, data.msgType])).toEqual([
    ['city.alert.updated.v1', 'Update'],
    ['city.alert.updated.v1', 'Alert'],
    ['city.alert.updated.v1', 'Update'],
    ['city.alert.updated.v1', 'Alert'],
    ['city.alert.cancelled.v1', 'Cancel'],
  ]);
});

test('merged networks: another preferred id is the same earthquake, later', () => {
  const [, before] = normal();
  const [after] = alertsOf(fixtureFrame(connector.id, 'merged'));
  expect(after?.subject).toBe('alert/usgs-earthquake/us9002');
  expect(after?.subject).toBe(before?.subject);
  expect(String(after?.data.version) > String(before?.data.version)).toBe(true);
});

test('a depth above the ground is negative; the tsunami note is passed on', () => {
  const { data } = normal()[1] ?? {};
  expect(data?.description).toBe(
    'an invented place (37.550, 127.050, -0.4 km)\ntsunami: see the tsunami centres',
  );
  expect(data?.geometry).toEqual({ type: 'Point', coordinates: [127.05, 37.55] });
});

test('it runs out a day after the shock', () => {
  expect(normal()[0]?.data).toMatchObject({
    onset: '2022-08-08T11:50:00.000Z',
    expires: '2022-08-09T11:50:00.000Z',
    sent: '2022-08-08T11:55:00.000Z',
  });
});
