import { expect, test } from 'vitest';
import connector from '../../server/feeds/topis-incidents.feed.ts';
import { expectCases } from '../support/expect-cases.ts';
import { fixtureFrame } from '../support/fixture-cases.ts';
import { seoulContext } from '../support/seoul-context.ts';

const city = seoulContext(connector.id);
const read = (name: string) => connector.read(fixtureFrame(connector.id, name), city);
expectCases(connector);

test('a row is an incident at its place on the map, with its closure and its own words', () => {
  const frame = fixtureFrame(connector.id, 'normal');
  const event = connector.read(frame, city).events[0];
  expect(event?.id).toMatch(/^incident\/topis\/7100201@2022-08-08T12:04:00\.000Z#[0-9a-f]{8}$/);
  expect({ ...event, id: '' }).toEqual({
    specversion: '1.0',
    id: '',
    source: '/cities/seoul/feeds/topis-incidents',
    type: 'city.incident.updated.v1',
    subject: 'incident/topis/7100201',
    time: '2022-08-08T12:04:00.000Z',
    recordedtime: '2022-08-08T12:05:00.000Z',
    datacontenttype: 'application/json',
    city: 'seoul',
    domain: 'traffic',
    kind: 'incident',
    data: {
      version: '2022-08-08T12:04:00.000Z',
      status: 'active',
      category: 'flood',
      sourceType: { code: '09B16', text: '도로침수' },
      severity: 'Severe',
      headline: { ko: '도림로 신대방역 앞 침수', en: 'Road flooded' },
      description: '도림로 신대방역 앞 침수\n양방향 전 차로 통제\n우회 바랍니다',
      startedAt: '2022-08-08T12:04:00.000Z',
      expectedEndAt: '2022-08-08T21:00:00.000Z',
      roadClosure: 'full',
      geometry: { type: 'Point', coordinates: [126.961669, 37.49654] },
      flags: ['severity-mapped'],
      districts: ['11590'],
      provenance: {
        feed: 'topis-incidents',
        standard: 'Seoul Open Data Plaza AccInfo (TOPIS)',
        ref: '7100201',
        rawId: frame.rawId,
        sha256: frame.sha256,
        licence: 'KOGL-1',
      },
    },
  });
});

test('what the list no longer names has ended, but only if the whole list could be read', () => {
  expect(read('normal').complete).toEqual([
    'incident/topis/7100201',
    'incident/topis/7100202',
    'incident/topis/7100203',
  ]);
  expect(read('empty').complete).toEqual([]);
  expect(read('half-broken').complete).toBeUndefined();
  expect(read('error-ERROR-500').complete).toBeUndefined();
});

test('a row that cannot be read but has a key keeps its incident open', () => {
  const { complete, unread } = read('one-broken');
  expect(complete).toEqual(['incident/topis/7100701']);
  expect(unread).toEqual(['7100702']);
});

test("the source's code lists of today replace the built-in words", () => {
  const types = read('words-today').events.map(({ data }) =>
    'sourceType' in data ? [data.sourceType, data.category, data.headline] : [],
  );
  expect(types).toEqual([
    [{ code: '09B19', text: '집중호우 통제' }, 'weather', { ko: '집중호우 통제' }],
    [{ code: '14B01', text: '드론 비행' }, 'other', { ko: '드론 비행' }],
  ]);
});

test('a point outside the city is not drawn; districts in the text still count', () => {
  const [far, named] = read('out-of-area').events;
  expect(far?.data).toMatchObject({ geometry: null, districts: [] });
  expect(far?.data.flags).toEqual(['out-of-area', 'geometry-dropped', 'severity-mapped']);
  expect(named?.data).toMatchObject({ geometry: null, districts: ['11620', '11650'] });
  expect(named?.data).not.toHaveProperty('expectedEndAt');
});

test('a text that changes in place is a new event of the same incident, unchanged it is the same', () => {
  const frame = fixtureFrame(connector.id, 'normal');
  const edited = new TextDecoder().decode(frame.body).replace('양방향', '일부');
  const before = connector.read(frame, city).events;
  const later = { ...frame, receivedAt: '2022-08-08T12:10:00.000Z' };
  const after = connector.read({ ...later, body: new TextEncoder().encode(edited) }, city).events;
  expect(after[0]?.subject).toBe(before[0]?.subject);
  expect(after[0]?.id).not.toBe(before[0]?.id);
  expect(after.slice(1).map(({ id }) => id)).toEqual(before.slice(1).map(({ id }) => id));
});

test('without a tier of its own an incident takes the main code, the default, then Unknown', () => {
  const tiers = (topis: object) => ({ ...city, tiers: { ...city.tiers, topis } as never });
  const frame = fixtureFrame(connector.id, 'normal');
  const severity = (topis: object) => {
    const data = connector.read(frame, tiers(topis)).events[0]?.data;
    return data !== undefined && 'severity' in data ? data.severity : undefined;
  };
  const minor = { severity: 'Minor', text: { ko: '' } };
  expect(severity({ A09: { severity: 'Moderate', text: { ko: '' } }, default: minor })).toBe(
    'Moderate',
  );
  expect(severity({ default: minor })).toBe('Minor');
  expect(severity({})).toBe('Unknown');
});

test('a list that holds fewer rows than it counts ends nothing', () => {
  const frame = fixtureFrame(connector.id, 'normal');
  const text = new TextDecoder().decode(frame.body);
  const cut = text.replace(/<list_total_count>\d+</, '<list_total_count>1200<');
  const reading = connector.read({ ...frame, body: new TextEncoder().encode(cut) }, city);
  expect(reading.events).toHaveLength(connector.read(frame, city).events.length);
  expect([connector.read(frame, city).complete?.length, reading.complete]).toEqual([
    reading.events.length,
    undefined,
  ]);
});
