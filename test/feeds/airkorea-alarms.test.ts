import { expect, test } from 'vitest';
import type { AlertEvent } from '../../contract/event.ts';
import connector from '../../server/feeds/airkorea-alarms.feed.ts';
import { expectCases } from '../support/expect-cases.ts';
import { feedContext } from '../support/feed-context.ts';
import { fixtureFrame } from '../support/fixture-cases.ts';

const city = feedContext(connector);

function alertsOf(name: string, context = city): readonly AlertEvent[] {
  const { events } = connector.read(fixtureFrame(connector.id, name), context);
  return events.filter((event) => event.kind === 'alert');
}

expectCases(connector);

test('an open alarm is an alert for the whole city, in the words of the source', () => {
  const alert = alertsOf('dust').find(({ data }) => data.provenance.ref === '118');
  expect(alert).toMatchObject({
    subject: 'alert/airkorea/PM10/2023-118',
    type: 'city.alert.updated.v1',
    time: '2023-04-12T00:00:00.000Z',
    expirytime: '2023-04-19T00:00:00.000Z',
    domain: 'environment',
    data: {
      flags: ['default-expiry'],
      msgType: 'Alert',
      category: ['Env'],
      event: { ko: '미세먼지', en: 'Fine dust (PM10)' },
      severity: 'Moderate',
      urgency: 'Immediate',
      certainty: 'Observed',
      originalSeverity: '주의보',
      headline: { ko: '미세먼지 주의보 발령 · 서울 서울권역' },
      description: '발령농도 171 ㎍/㎥',
      areaNames: ['서울 서울권역'],
      districts: city.districts.map(({ code }) => code),
      geometry: null,
    },
  });
  expect(alert?.data.endedAt).toBeUndefined();
});

test('the same alarm, cleared, ends under the same subject with a higher version', () => {
  const open = alertsOf('dust').find(({ data }) => data.provenance.ref === '118');
  const [cleared] = alertsOf('dust-cleared');
  expect(cleared).toMatchObject({
    subject: open?.subject,
    type: 'city.alert.cancelled.v1',
    data: {
      msgType: 'Cancel',
      urgency: 'Past',
      onset: '2023-04-12T00:00:00.000Z',
      endedAt: '2023-04-12T06:00:00.000Z',
      headline: { ko: '미세먼지 주의보 해제 · 서울 서울권역' },
      description: '발령농도 171 ㎍/㎥ · 해제농도 96 ㎍/㎥',
    },
  });
  expect((cleared?.data.version ?? '') > (open?.data.version ?? '')).toBe(true);
  expect(cleared?.expirytime).toBeUndefined();
});

test('a warning beside the advisory is an alert of its own', () => {
  expect(alertsOf('dust').map(({ data }) => [data.originalSeverity, data.severity])).toEqual([
    ['경보', 'Severe'],
    ['주의보', 'Moderate'],
    ['주의보', 'Moderate'],
  ]);
});

test('ozone has levels for stages and no clear date: past midnight it is the next day', () => {
  expect(
    alertsOf('ozone').map(({ data }) => [data.event.ko + data.originalSeverity, data.endedAt]),
  ).toEqual([
    ['오존주의보', undefined],
    ['오존경보', '2023-04-11T09:00:00.000Z'],
    ['오존주의보', '2023-04-11T16:00:00.000Z'],
  ]);
});

test('an alarm that nobody closed is over after a week', () => {
  const [alert] = alertsOf('forgotten');
  expect(alert?.expirytime).toBe('2023-03-27T01:00:00.000Z');
});

test('what was cleared over a week ago and other provinces are skipped, not told again', () => {
  const reading = connector.read(fixtureFrame(connector.id, 'dust'), city);
  expect(reading.skipped).toBe(2);
});

test('zones of the settings name districts', () => {
  const settings = { ...city.settings, zones: { 서울권역: ['11380', '11440'] } };
  const [alert] = alertsOf('one-row', { ...city, settings });
  expect(alert?.data.districts).toEqual(['11380', '11440']);
});

test('a stage without a tier is Unknown, and still an alert', () => {
  expect(alertsOf('one-row', { ...city, tiers: {} })[0]?.data).toMatchObject({
    severity: 'Unknown',
    originalSeverity: '주의보',
  });
});

test('every broken row is named with its reason', () => {
  const { rejects } = connector.read(fixtureFrame(connector.id, 'half-broken'), city);
  expect(rejects.map(({ where, why }) => `${where}: ${why}`)).toEqual([
    '202: no such time: 2023-04-31 10:00',
    '203: cleared before it was issued: 2023-04-11 09:00',
    '204: itemCode: unknown: NO2',
    '205: no stage: missing',
    '206: no stage: 7',
    '207: no such clear time: 2023-04-12 점심',
    '208: moveName: missing',
    'row 9: Invalid input: expected object, received null',
  ]);
});

test('a round asks both services for the year, in the first week of January also for the last', () => {
  const named = (now: string) => connector.source.calls(city, now).map(({ name }) => name);
  expect(named('2023-04-12T00:00:00.000Z')).toEqual(['dust-2023', 'ozone-2023']);
  expect(named('2023-01-03T00:00:00.000Z')).toEqual([
    'dust-2023',
    'ozone-2023',
    'dust-2022',
    'ozone-2022',
  ]);
  expect(connector.source.calls(city, '2023-04-12T00:00:00.000Z')[1]?.path).toBe(
    '/B552584/OzYlwsndOccrrncInforInqireSvc/getOzAdvsryOccrrncInfo?serviceKey={KEY}&returnType=json&pageNo=1&numOfRows=1000&year=2023',
  );
});
