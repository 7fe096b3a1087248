import { describe, expect, test } from 'vitest';
import connector from '../../server/feeds/open311.feed.ts';
import { maskedText, roadOf } from '../../server/feeds/open311-privacy.ts';
import { open311Settings } from '../../server/feeds/open311-settings.ts';
import { expectCases } from '../support/expect-cases.ts';
import { feedContext } from '../support/feed-context.ts';
import { fixtureCases, fixtureFrame } from '../support/fixture-cases.ts';
import { frameOf } from '../support/frame-of.ts';

const city = feedContext(connector);
const NOW = '2022-08-08T12:05:00.000Z';
const readCase = (name: string) => connector.read(fixtureFrame(connector.id, name), city);
const withSettings = (settings: object) => ({ ...city, settings: open311Settings.parse(settings) });
expectCases(connector);

test('a request is what a citizen reported, without who it was', () => {
  const frame = fixtureFrame(connector.id, 'normal');
  expect(connector.read(frame, city).events[0]).toMatchObject({
    subject: 'request/open311/22-0808-001',
    type: 'city.request.updated.v1',
    time: '2022-08-08T11:45:10.000Z',
    domain: 'lighting',
    kind: 'request',
    data: {
      version: '2022-08-08T11:45:10.000Z',
      status: 'open',
      statusNotes: '담당자 02-120 접수, 문의 ***',
      service: { code: 'L01', name: { ko: '가로등 고장' } },
      description: '가로등이 꺼졌어요. 연락처 ***, *** 으로 알려 주세요.',
      agency: { ko: '관악구 도로관리과' },
      requestedAt: '2022-08-08T11:31:00.000Z',
      updatedAt: '2022-08-08T11:45:10.000Z',
      expectedAt: '2022-08-10T09:00:00.000Z',
      address: '서울특별시 관악구 신림로12길',
      mediaUrl: 'https://311.example.org/photos/1.jpg',
      geometry: { type: 'Point', coordinates: [126.9517, 37.4782] },
      districts: ['11620'],
      provenance: { feed: 'open311', ref: '22-0808-001', rawId: frame.rawId },
    },
  });
});

test('no name, telephone or mail address is in anything that is kept, rejects neither', () => {
  const kept = fixtureCases(connector.id).map(({ frame }) => connector.read(frame, city));
  expect(kept.some(({ rejects }) => rejects.some(({ sample }) => sample !== undefined))).toBe(true);
  expect(JSON.stringify(kept)).not.toMatch(
    /길동|hong|kim@|light@|1234-5678|9999-8888|u-77|d-88|secret|202호|34-5/,
  );
  expect(connector.source.isRawWithheld).toBe(true);
});

test('a closed request has ended; a picture is linked only over https', () => {
  const { events } = readCase('normal');
  expect(events[1]).toMatchObject({
    subject: 'request/open311/8802',
    type: 'city.request.cancelled.v1',
    domain: 'traffic',
    data: { status: 'closed', endedAt: '2022-08-08T11:40:00.000Z', districts: ['11140'] },
  });
  expect(events.filter(({ data }) => 'mediaUrl' in data)).toHaveLength(1);
});

test('what a request leaves out of its service, the list of services has', () => {
  const { events } = readCase('normal');
  expect(events[2]).toMatchObject({
    domain: 'water',
    data: { service: { code: 'D07', name: { ko: '빗물받이 막힘' } } },
  });
  expect(events[3]).toMatchObject({
    domain: 'citizen',
    data: { status: 'open', service: { name: { ko: '불법 주정차' } } },
  });
});

test('the time of a change that lies before the request is no newer version', () => {
  expect(readCase('normal').events[3]?.data.version).toBe('2022-08-08T09:00:00.000Z');
});

test('a change without a new time is a new event of the same request', () => {
  const frame = fixtureFrame(connector.id, 'single');
  const text = new TextDecoder().decode(frame.body);
  const read = (body: string) => connector.read(frameOf('open311', body), city).events[0];
  const closed = read(text.replace('"open"', '"closed"'));
  expect(closed?.subject).toBe(read(text)?.subject);
  expect(closed?.id).not.toBe(read(text)?.id);
  expect(read(text)?.id).toBe(connector.read(frame, city).events[0]?.id);
});

test('times without a zone are by the clock of the city, and say so', () => {
  const { events } = readCase('odd-times');
  expect(events.map(({ time, data }) => `${time} ${data.flags?.join() ?? ''}`)).toEqual([
    '2022-08-08T11:00:00.000Z zone-assumed',
    '2022-08-08T11:00:00.000Z zone-assumed',
    '2022-08-08T11:00:00.000Z ',
    '2022-08-07T15:00:00.000Z zone-assumed',
    '2022-08-09T11:00:00.000Z future-time',
  ]);
});

test('a request without a place stays, in the district its address names; one elsewhere goes', () => {
  const { events, skipped } = readCase('odd-places');
  expect(events.map(({ data }) => [data.geometry, data.districts, data.flags ?? []])).toEqual([
    [null, ['11440'], ['null-island', 'geometry-dropped']],
    [{ type: 'Point', coordinates: [127.0473, 37.5172] }, ['11680'], ['geometry-repaired']],
    [null, [], ['geometry-dropped']],
    [null, ['11110'], []],
  ]);
  expect(skipped).toBe(1);
});

test('every row that cannot be read is named with the reason; an unknown status is open and told', () => {
  const { events, rejects, drift } = readCase('bad-rows');
  expect(rejects.map(({ where, why }) => `${where}: ${why}`)).toEqual([
    'row 2: id: missing',
    'row 3: schema drift: no service_request_id',
    'b4: no such time: 2022-02-30T11:00:00Z',
    'b5: no such time: yesterday',
    'b7: status: missing',
    'row 8: row is not an object',
  ]);
  expect(events[1]?.data).toMatchObject({ status: 'open', service: { code: '1' } });
  expect(drift).toContain('status on hold');
});

describe('calls', () => {
  test('the last fifty days and once a day the services', () => {
    expect(connector.source.calls(city, NOW)).toEqual([
      {
        name: 'requests',
        path: '/requests.json?jurisdiction_id=seoul.example&start_date=2022-06-19T12%3A00%3A00Z',
      },
      {
        name: 'services',
        path: '/services.json?jurisdiction_id=seoul.example',
        isCompanion: true,
      },
    ]);
  });

  test('a longer time is read in windows that no endpoint refuses', () => {
    const settings = { days: 120, form: 'xml', hasServices: false, queryTimes: 'local' };
    expect(connector.source.calls(withSettings(settings), NOW)).toEqual([
      { name: 'requests', path: '/requests.xml?start_date=2022-06-19T21%3A00%3A00' },
      {
        name: 'requests-2',
        path: '/requests.xml?start_date=2022-04-30T21%3A00%3A00&end_date=2022-06-19T21%3A00%3A00',
      },
      {
        name: 'requests-3',
        path: '/requests.xml?start_date=2022-04-10T21%3A00%3A00&end_date=2022-04-30T21%3A00%3A00',
      },
    ]);
  });

  test('where the endpoint knows the time of the last change, only what changed is asked', () => {
    const settings = { hasUpdatedAfter: true, hasServices: false, query: 'api_key={KEY}' };
    expect(connector.source.calls(withSettings(settings), NOW)).toEqual([
      {
        name: 'requests',
        path: '/requests.json?api_key={KEY}&updated_after=2022-08-05T12%3A00%3A00Z',
      },
    ]);
  });

  test('pages are turned while they are full, and not for ever', () => {
    const paged = withSettings({ pageSize: 2 });
    const frame = fixtureFrame(connector.id, 'xml-form');
    const [next] = connector.follow(frame, paged);
    expect(next).toEqual({
      name: 'requests.p2',
      url: 'requests.json?start_date=2022-06-19T12%3A00%3A00Z&page_size=2&page=2',
    });
    expect(connector.follow({ ...frame, call: 'requests.p2' }, paged)[0]?.name).toBe('requests.p3');
    expect(connector.follow({ ...frame, call: 'requests.p20' }, paged)).toEqual([]);
    expect(connector.follow(frame, withSettings({ pageSize: 3 }))).toEqual([]);
    expect(connector.follow(frame, city)).toEqual([]);
    expect(connector.follow(fixtureFrame(connector.id, 'error-key'), paged)).toEqual([]);
    expect(connector.follow(frameOf('open311', '<html>', { call: 'requests' }), paged)).toEqual([]);
  });

  test('a key in the query and further pages do not go together', () => {
    expect(() => withSettings({ pageSize: 2, query: 'api_key={KEY}' })).toThrow('key in headers');
  });
});

test.each([
  ['1540 W 17TH ST, CHICAGO, IL, 60608', 'W 17TH ST, CHICAGO, IL'],
  ['Hauptstraße 12a, 35390 Gießen', 'Hauptstraße, Gießen'],
  ['H.No. 23, Gali 5, Laxmi Nagar, Delhi 110092', 'Gali 5, Laxmi Nagar, Delhi'],
  ['No. 7, Jalan Bukit 3/4, Bukit Mertajam', 'Jalan Bukit, Bukit Mertajam'],
  ['Sector 7, Rohini', 'Sector 7, Rohini'],
  ['서울특별시 관악구 신림동 1412-3번지 201호', '서울특별시 관악구 신림동'],
  ['Warden Ave / Freeman St', 'Warden Ave / Freeman St'],
  ['12', ''],
])('of the address %s the road stays', (address, road) => {
  expect(roadOf(address)).toBe(road);
});

test.each([
  ['call +91 98765 43210 now', 'call *** now'],
  ['tel. (02) 123-4567', 'tel. ***'],
  ['a.b+c@mail.example.co.kr!', '***'],
  ['see https://example.org/u?name=kim ok', 'see *** ok'],
  ['since 2022-08-08, lamp 4711', 'since 2022-08-08, lamp 4711'],
])('of %s nothing leads to a person', (text, masked) => {
  expect(maskedText(text)).toBe(masked);
});

test('a report with half a position is kept without a place, not taken for one elsewhere', () => {
  const report = {
    service_request_id: 7,
    status: 'open',
    service_code: 'L01',
    requested_datetime: '2022-08-08T20:00:00+09:00',
    lat: '0',
    long: '126.93',
  };
  const { events } = connector.read(frameOf(connector.id, JSON.stringify([report])), city);
  expect(events[0]?.data).toMatchObject({ geometry: null, flags: ['geometry-dropped'] });
});
