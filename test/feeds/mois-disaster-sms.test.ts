import { expect, test } from 'vitest';
import type { AlertEvent } from '../../contract/event.ts';
import connector from '../../server/feeds/mois-disaster-sms.feed.ts';
import { expectCases } from '../support/expect-cases.ts';
import { fixtureFrame } from '../support/fixture-cases.ts';
import { seoulContext } from '../support/seoul-context.ts';

const city = { ...seoulContext(connector.id), settings: {} };

function alertsOf(name: string, context = city): ReadonlyMap<string, AlertEvent> {
  const { events } = connector.read(fixtureFrame(connector.id, name), context);
  const alerts = events.filter((event) => event.kind === 'alert');
  return new Map(alerts.map((event) => [event.subject.replace('alert/mois/', ''), event]));
}

expectCases(connector);

test('a message is an alert of the district it was sent to, for six hours', () => {
  const frame = fixtureFrame(connector.id, 'flood-night');
  expect(alertsOf('flood-night').get('181002')).toEqual({
    specversion: '1.0',
    id: 'alert/mois/181002@2022-08-08T12:05:42.000Z',
    source: '/cities/seoul/feeds/mois-disaster-sms',
    type: 'city.alert.updated.v1',
    subject: 'alert/mois/181002',
    time: '2022-08-08T12:05:42.000Z',
    recordedtime: '2022-08-08T12:30:00.000Z',
    expirytime: '2022-08-08T18:05:42.000Z',
    datacontenttype: 'application/json',
    city: 'seoul',
    domain: 'disaster',
    kind: 'alert',
    data: {
      version: '2022-08-08T12:05:42.000Z',
      status: 'Actual',
      msgType: 'Alert',
      category: ['Met'],
      event: { ko: '홍수' },
      severity: 'Severe',
      urgency: 'Expected',
      certainty: 'Likely',
      sender: { ko: '관악구' },
      sent: '2022-08-08T12:05:42.000Z',
      expires: '2022-08-08T18:05:42.000Z',
      headline: {
        ko: '도림천 수위 급상승으로 범람 우려가 있으니 신림동·봉천동 저지대와 반지하 주민은 지금 바로 가까운…',
      },
      description:
        '도림천 수위 급상승으로 범람 우려가 있으니 신림동·봉천동 저지대와 반지하 주민은 지금 바로 가까운 주민센터나 높은 곳으로 대피하여 주시기 바랍니다! 문의는 구청 당직실로. [관악구]',
      originalSeverity: '긴급재난',
      areaNames: ['서울특별시 관악구'],
      geometry: null,
      districts: ['11620'],
      flags: ['default-expiry'],
      provenance: {
        feed: connector.id,
        standard: connector.standard,
        ref: '181002',
        rawId: frame.rawId,
        sha256: frame.sha256,
        licence: connector.source.licence,
      },
    },
  });
});

test('the whole city is all districts unless the message names some', () => {
  const alerts = alertsOf('flood-night');
  expect(alerts.get('181001')?.data.districts).toHaveLength(25);
  expect(alerts.get('181003')?.data.districts).toEqual(['11650', '11680']);
});

test('a message to several regions counts for the districts of this city only', () => {
  const alert = alertsOf('flood-night').get('181005');
  expect(alert?.data).toMatchObject({
    severity: 'Extreme',
    districts: ['11170', '11650'],
    areaNames: ['서울특별시 용산구', '서울특별시 서초구 반포동'],
  });
});

test('messages to other cities are not ours', () => {
  expect(alertsOf('flood-night').has('181004')).toBe(false);
  const incheon = { ...city, settings: { regionName: '인천광역시' } };
  expect([...alertsOf('flood-night', incheon).keys()]).toEqual(['181004']);
});

test('a date in a message does not end its first sentence', () => {
  const alert = alertsOf('flood-night').get('181001');
  expect(alert?.data.headline.ko).toBe('8. 8.(월) 20:30 서울 전역 호우경보 발효 중');
  expect(alert?.data.sender.ko).toBe('서울특별시');
});

test('a later edit of a message has a higher version, the time stays that of sending', () => {
  const alert = alertsOf('flood-night').get('181001');
  expect(alert?.time).toBe('2022-08-08T11:29:10.000Z');
  expect(alert?.data.version).toBe('2022-08-08T11:39:50.000Z');
});

test('only a mark at the start makes an exercise; an unknown step is Unknown, never calm', () => {
  const alerts = alertsOf('exercise');
  expect(alerts.get('190101')?.data.status).toBe('Exercise');
  expect(alerts.get('190102')?.data).toMatchObject({
    status: 'Actual',
    severity: 'Unknown',
    originalSeverity: '주의',
    districts: ['11140'],
  });
});

test('how long a message holds is a setting', () => {
  const settings = { expireAfterSec: 3600 };
  const alert = alertsOf('flood-night', { ...city, settings }).get('181002');
  expect(alert?.data.expires).toBe('2022-08-08T13:05:42.000Z');
});

test('every broken row is named with its reason', () => {
  const { rejects } = connector.read(fixtureFrame(connector.id, 'half-broken'), city);
  expect(rejects.map(({ where, why }) => `${where}: ${why}`)).toEqual([
    'SN 181012: CRT_DT: no time: 2022-08-08 20:01',
    'SN 181013: MSG_CN: missing',
    'row 4: SN: missing',
    'SN 181014: CRT_DT: no time: 2022/08/08 24:61:00',
  ]);
});

test('yesterday is asked for as well, but only just after midnight', () => {
  const days = (now: string) =>
    connector.source.calls(city, now).map(({ path }) => /crtDt=(\d+)/.exec(path)?.[1]);
  expect(days('2022-08-08T12:00:00.000Z')).toEqual(['20220808']);
  expect(days('2022-08-08T15:10:00.000Z')).toEqual(['20220809', '20220808']);
});
