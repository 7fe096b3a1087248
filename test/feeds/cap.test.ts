import { expect, test } from 'vitest';
import type { AlertEvent } from '../../contract/event.ts';
import { merge } from '../../server/city/merge.ts';
import connector from '../../server/feeds/cap.feed.ts';
import { expectCases } from '../support/expect-cases.ts';
import { feedContext } from '../support/feed-context.ts';
import { fixtureFrame } from '../support/fixture-cases.ts';
import { inForce, smallCity } from '../support/small-city.ts';

const city = feedContext(connector);
const read = (name: string) => connector.read(fixtureFrame('cap', name), city);

function alertsOf(name: string): readonly AlertEvent[] {
  return read(name).events.filter((event) => event.kind === 'alert');
}

/** By the end of their identifier: `KR-T-1` is `1`. */
function byNumber(name: string): Readonly<Record<string, AlertEvent['data']>> {
  return Object.fromEntries(
    alertsOf(name).map(({ data }) => [data.provenance.ref.split('-').at(-1) ?? '', data] as const),
  );
}

expectCases(connector);

test('a message in two languages is one alert, told in the language of the city', () => {
  const frame = fixtureFrame('cap', 'normal');
  const alerts = alertsOf('normal');
  expect(alerts[0]?.id).toMatch(/^alert\/cap\/KR-F-1@2022-08-08T11:10:00\.000Z-1#[0-9a-f]{8}$/);
  expect(alerts.map((alert) => ({ ...alert, id: '' }))).toEqual([
    {
      id: '',
      specversion: '1.0',
      source: '/cities/seoul/feeds/cap',
      type: 'city.alert.updated.v1',
      subject: 'alert/cap/KR-F-1',
      time: '2022-08-08T11:10:00.000Z',
      recordedtime: '2022-08-08T12:05:00.000Z',
      expirytime: '2022-08-08T14:10:00.000Z',
      datacontenttype: 'application/json',
      city: 'seoul',
      domain: 'disaster',
      kind: 'alert',
      data: {
        version: '2022-08-08T11:10:00.000Z-1',
        status: 'Actual',
        msgType: 'Alert',
        category: ['Met'],
        event: { ko: '홍수', en: 'Flood' },
        severity: 'Severe',
        urgency: 'Immediate',
        certainty: 'Observed',
        originalSeverity: 'Severe',
        sender: { ko: 'duty@city.example' },
        sent: '2022-08-08T11:10:00.000Z',
        onset: '2022-08-08T11:15:00.000Z',
        expires: '2022-08-08T14:10:00.000Z',
        headline: { ko: '관악구 하천 범람', en: 'Streams in Gwanak are over their banks' },
        description: '도림천이 넘치고 있습니다.',
        instruction: '지하에서 나오십시오.',
        texts: [
          {
            language: 'en-US',
            event: 'Flood',
            headline: 'Streams in Gwanak are over their banks',
            description: 'Dorimcheon is over its banks.',
            instruction: 'Leave basements.',
          },
        ],
        areaNames: ['관악구'],
        districts: ['11620'],
        geocodes: [{ scheme: 'EMMA_ID', code: 'KR013' }],
        eventCodes: [{ scheme: 'SAME', code: 'FLW' }],
        altitudeM: 30.5,
        ceilingM: 3000,
        geometry: {
          type: 'MultiPolygon',
          coordinates: [
            [
              [
                [126.9, 37.44],
                [126.98, 37.44],
                [126.98, 37.5],
                [126.9, 37.5],
                [126.9, 37.44],
              ],
            ],
          ],
        },
        messageKey: 'duty@city.example,KR-F-1,2022-08-08T11:10:00.000Z',
        provenance: {
          feed: 'cap',
          standard: 'OASIS CAP 1.2',
          ref: 'KR-F-1',
          rawId: frame.rawId,
          sha256: frame.sha256,
          licence: 'as the publisher of the feed says',
        },
      },
    },
  ]);
});

test('older versions, prefixes and character sets are read as the document says', () => {
  expect(alertsOf('prefixed-11')[0]?.data).toMatchObject({
    certainty: 'Likely',
    sent: '2022-08-08T11:10:00.000Z',
  });
  expect(alertsOf('latin-1')[0]?.data.headline.ko).toBe('Inondation à Gwanak: évacuez');
});

test('a chain of messages ends as its last word says, whatever the order', () => {
  const { events } = read('chain');
  for (const order of [events, events.toReversed()]) {
    const state = smallCity();
    merge(state, order, '2022-08-08T12:05:00.000Z');
    const standing = [...inForce(state).values()].flatMap((event) =>
      event.kind === 'alert' ? [[event.subject, event.data.headline.ko, event.data.endedAt]] : [],
    );
    // The cancel has no words of its own; the update that moved to Busan was never ours.
    expect(standing).toEqual([
      ['alert/cap/KR-C-1', 'Streams in Gwanak are rising further', '2022-08-08T11:50:00.000Z'],
      ['alert/cap/KR-C-8', 'Streams in Gwanak are over their banks', '2022-08-08T11:56:00.000Z'],
    ]);
  }
  expect(
    alertsOf('chain').map(({ data }) => data.flags?.includes('sender-mismatch') ?? false),
  ).toEqual([false, false, true, false, false]);
});

test('tests and exercises are never Actual, however they are sent', () => {
  const { 1: weekly, 2: exercise, 3: draft, 4: words } = byNumber('tests');
  expect([weekly, exercise, draft, words].map((data) => [data?.status, data?.flags])).toEqual([
    ['Test', ['test-message']],
    ['Exercise', undefined],
    ['Test', undefined],
    ['Test', ['test-message']],
  ]);
  expect(read('tests').skipped).toBe(1);
});

test('what cannot be told apart or would last wrongly is rejected with its reason', () => {
  expect(read('half-broken').rejects.map(({ where, why }) => `${where}: ${why}`)).toEqual([
    'row 2: identifier: missing',
    'KR-H-3: sent: no time: 2022-02-30T20:10:00+09:00',
    'KR-H-4: status: unknown: Maybe',
    'KR-H-5: expires: no time: tomorrow',
    'KR-H-6: info: missing',
    'row 9: urn:nothing: entry holds neither an alert nor a link to one',
  ]);
  const { 7: poor } = byNumber('half-broken');
  expect(poor).toMatchObject({
    sent: '2022-08-08T11:10:00.000Z',
    expires: '2022-08-09T11:10:00.000Z',
    severity: 'Unknown',
    urgency: 'Unknown',
    flags: ['zone-assumed', 'default-expiry'],
  });
  expect(read('half-broken').drift).toEqual(['unknown urgency Soon']);
});

test('an index is followed to its messages, each once ever, and to its next page', () => {
  const followed = (name: string) => connector.follow(fixtureFrame('cap', name), city);
  expect(followed('index')).toEqual([
    { name: 'message', url: 'https://cap.example/1.xml', isImmutable: true },
    { name: 'message', url: 'https://cap.example/2.xml', isImmutable: true },
  ]);
  expect(followed('links')).toEqual([
    { name: 'message', url: 'https://cap.example/Fetch?identifier=1', isImmutable: true },
  ]);
  expect(followed('nws')).toEqual([{ name: 'page', url: 'https://api.example/alerts?cursor=2' }]);
  expect(followed('normal')).toEqual([]);
});

test('only a list with nothing left to fetch says that absence means ended', () => {
  const complete = (name: string) => read(name).complete;
  expect([complete('empty'), complete('empty-list'), complete('meteoalarm-v1')]).toEqual([
    [],
    [],
    // The unreadable row has no sender, but an identifier: it is known to be in the list.
    ['alert/cap/2.49.0.0.410.9'],
  ]);
  expect(['index', 'nws', 'normal', 'chain'].map(complete)).toEqual(Array(4).fill(undefined));
  const quiet = { ...city, settings: { ...city.settings, onAbsence: 'ignore' } };
  expect(connector.read(fixtureFrame('cap', 'empty'), quiet).complete).toBeUndefined();
});

test('a message goes before its entry in an index', () => {
  expect(alertsOf('meteoalarm').map(({ data }) => data.messageKey?.split(',')[0])).toEqual([
    '',
    '',
  ]);
  expect(alertsOf('meteoalarm').map(({ data }) => data.version.slice(-2))).toEqual(['-0', '-0']);
});
