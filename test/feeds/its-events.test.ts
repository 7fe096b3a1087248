import { expect, test } from 'vitest';
import connector from '../../server/feeds/its-events.feed.ts';
import { expectCases } from '../support/expect-cases.ts';
import { fixtureFrame } from '../support/fixture-cases.ts';
import { frameOf } from '../support/frame-of.ts';
import { seoulContext } from '../support/seoul-context.ts';

const city = seoulContext(connector.id);
const read = (name: string) => connector.read(fixtureFrame(connector.id, name), city);
expectCases(connector);

test('an item is an incident at its place, named by its link, start and type', () => {
  const frame = fixtureFrame(connector.id, 'normal');
  const event = connector.read(frame, city).events[0];
  expect(event?.id).toMatch(/@2022-08-08T11:45:12\.000Z#[0-9a-f]{8}$/);
  expect({ ...event, id: '' }).toEqual({
    specversion: '1.0',
    id: '',
    source: '/cities/seoul/feeds/its-events',
    type: 'city.incident.updated.v1',
    subject: 'incident/its/1880012300:20220808204512:교통사고',
    time: '2022-08-08T11:45:12.000Z',
    recordedtime: '2022-08-08T12:05:00.000Z',
    datacontenttype: 'application/json',
    city: 'seoul',
    domain: 'traffic',
    kind: 'incident',
    data: {
      version: '2022-08-08T11:45:12.000Z',
      status: 'active',
      category: 'accident',
      sourceType: { code: '교통사고', text: '추돌사고' },
      severity: 'Moderate',
      headline: { ko: '경부선 (2차로)승용차 추돌사고 처리중' },
      description: '(2차로)승용차 추돌사고 처리중\n기점\n2차로 차단',
      startedAt: '2022-08-08T11:45:12.000Z',
      geometry: { type: 'Point', coordinates: [127.0246, 37.4612] },
      flags: ['severity-mapped'],
      districts: ['11650'],
      place: { ko: '경부선' },
      provenance: {
        feed: 'its-events',
        standard: 'National ITS Center eventInfo',
        ref: '1880012300:20220808204512:교통사고',
        rawId: frame.rawId,
        sha256: frame.sha256,
        licence: '국토교통부 국가교통정보센터 자료, 출처표시',
      },
    },
  });
});

test('only a road shut on all lanes is a closure; the detail goes before the type', () => {
  const found = read('normal').events.map(({ data }) =>
    'category' in data && 'roadClosure' in data ? [data.category, data.roadClosure] : [],
  );
  expect(found).toEqual([[], [], ['flood', 'full'], []]);
  expect(read('normal').events[1]?.data).toMatchObject({ category: 'breakdown' });
});

test('events outside the city are not ours, one without a position is kept without a place', () => {
  const { events, skipped } = read('normal');
  expect(skipped).toBe(1);
  expect(events[3]?.data).toMatchObject({
    geometry: null,
    flags: ['geometry-dropped', 'severity-mapped'],
    headline: { ko: '국도47호선 공사' },
  });
});

test('half a position is none: the event stays, because leaving it out would end it', () => {
  const text = new TextDecoder().decode(fixtureFrame(connector.id, 'normal').body);
  const halved = text.replaceAll(/"coordY": *"[^"]*"/g, '"coordY": ""');
  const frame = frameOf(connector.id, halved);
  const { events, skipped } = connector.read(frame, city);
  expect(events.length).toBe(read('normal').events.length + 1);
  expect(skipped).toBeUndefined();
  expect(events.every(({ data }) => 'geometry' in data && data.geometry === null)).toBe(true);
});

test('what the list no longer names has ended, but never by a part of the list', () => {
  expect(read('empty').complete).toEqual([]);
  expect(read('cut')).toMatchObject({ events: [], rejects: [{ where: 'body' }] });
  expect(read('cut').complete).toBeUndefined();
  expect(read('one-broken')).toMatchObject({
    complete: ['incident/its/1880000006:20220808200000:공사'],
    unread: ['1880000001:20220808250000:공사'],
  });
  expect(read('half-broken').complete).toBeUndefined();
});

test('an item that cannot be read is told with the reason', () => {
  expect(read('half-broken').rejects.map(({ where, why }) => `${where}: ${why}`)).toEqual([
    '1880000001:20220808250000:공사: no such time: 20220808250000',
    '1880000002:20220808200000:공사: lon: not a number: "동경 127도"',
    'row 3: eventType: missing',
    'row 4: startDate: missing',
    'row 6: schema drift: no eventType',
  ]);
});
