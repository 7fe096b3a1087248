import { expect, test } from 'vitest';
import connector from '../../server/feeds/utic-incidents.feed.ts';
import { expectCases } from '../support/expect-cases.ts';
import { fixtureFrame } from '../support/fixture-cases.ts';
import { seoulContext } from '../support/seoul-context.ts';

const city = seoulContext(connector.id);
const read = (name: string) => connector.read(fixtureFrame(connector.id, name), city);
expectCases(connector);

test('a record is an incident at its place, in the words of the police', () => {
  const frame = fixtureFrame(connector.id, 'normal');
  const event = connector.read(frame, city).events[0];
  expect(event?.id).toMatch(/^incident\/utic\/L10000000001@2022-08-08T11:51:00\.000Z#[0-9a-f]{8}$/);
  expect({ ...event, id: '' }).toEqual({
    specversion: '1.0',
    id: '',
    source: '/cities/seoul/feeds/utic-incidents',
    type: 'city.incident.updated.v1',
    subject: 'incident/utic/L10000000001',
    time: '2022-08-08T11:51:00.000Z',
    recordedtime: '2022-08-08T12:05:00.000Z',
    datacontenttype: 'application/json',
    city: 'seoul',
    domain: 'traffic',
    kind: 'incident',
    data: {
      version: '2022-08-08T11:51:00.000Z',
      status: 'active',
      category: 'accident',
      sourceType: { code: '1', text: '사고' },
      severity: 'Moderate',
      headline: { ko: '현충로 흑석역에서 동작역 방향 2차로 승용차 추돌사고 , [추돌] 현충로' },
      description: '[사고] 현충로 흑석역에서 동작역 방향 2차로 승용차 추돌사고 , [추돌] 현충로',
      startedAt: '2022-08-08T11:51:00.000Z',
      expectedEndAt: '2022-08-08T13:00:00.000Z',
      geometry: { type: 'Point', coordinates: [126.9631, 37.5082] },
      flags: ['severity-mapped'],
      districts: ['11590'],
      place: { ko: '현충로' },
      provenance: {
        feed: 'utic-incidents',
        standard: 'UTIC imsOpenData (National Police Agency)',
        ref: 'L10000000001',
        rawId: frame.rawId,
        sha256: frame.sha256,
        licence: '경찰청 도시교통정보센터(UTIC) 자료, 출처표시',
      },
    },
  });
});

test('a refusal is a fault of the configuration, and ends no incident', () => {
  const { fault, complete } = read('error-03');
  expect(fault).toEqual({ kind: 'config', code: '03', message: '허용된 IP가 아닙니다.' });
  expect(complete).toBeUndefined();
});

test('incidents of the next city are not ours, though they lie inside the bounds', () => {
  const { events, skipped } = read('normal');
  expect(skipped).toBe(1);
  expect(events.map(({ data }) => data.provenance.ref)).toEqual([
    'L10000000001',
    'L10000000002',
    'L10000000003',
    'E20000000005',
  ]);
});

test('without a position the address says the district; without an address the position does', () => {
  const { events } = read('normal');
  expect(events[2]?.data).toMatchObject({ geometry: null, districts: ['11530'] });
  expect(events[3]?.data).toMatchObject({ districts: ['11710'], category: 'breakdown' });
});

test('what the list no longer names has ended; what cannot be read has not', () => {
  expect(read('empty').complete).toEqual([]);
  expect(read('one').complete).toEqual(['incident/utic/L10000000002']);
  expect(read('half-broken').unread).toHaveLength(5);
  expect(read('nameless').complete).toBeUndefined();
});

test('a record that cannot be read is named with the reason, an unknown type is told', () => {
  const { rejects, drift, events } = read('half-broken');
  expect(rejects.map(({ where, why }) => `${where}: ${why}`)).toEqual([
    'L10000000011: no such time: 2022년 02월 30일  20시 51분',
    'L10000000013: title: missing',
    'L10000000014: neither a region, an address nor a position',
    'L10000000015: lon: not a number: "동쪽"',
    'L10000000016: schema drift: neither incidenteTypeCd nor incidentTypeCd',
  ]);
  expect(drift?.[0]).toBe('unknown incidenteTypeCd 9');
  expect(events[0]?.data).toMatchObject({ category: 'other', severity: 'Minor' });
});
