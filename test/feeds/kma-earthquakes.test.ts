import { expect, test } from 'vitest';
import type { AlertEvent } from '../../contract/event.ts';
import connector from '../../server/feeds/kma-earthquakes.feed.ts';
import { expectCases } from '../support/expect-cases.ts';
import { feedContext } from '../support/feed-context.ts';
import { fixtureFrame } from '../support/fixture-cases.ts';

const city = feedContext(connector);

function alertsOf(name: string, context = city): readonly AlertEvent[] {
  const { events } = connector.read(fixtureFrame(connector.id, name), context);
  return events.filter((event) => event.kind === 'alert');
}

/** What stands after all bulletins of a case, whatever their order. */
function standing(events: readonly AlertEvent[]): ReadonlyMap<string, AlertEvent> {
  const last = new Map<string, AlertEvent>();
  for (const event of events) {
    const held = last.get(event.subject);
    if (held === undefined || held.data.version < event.data.version)
      last.set(event.subject, event);
  }
  return last;
}

const byPlace = (name: string) =>
  new Map(alertsOf(name).map((event) => [event.data.place?.ko.slice(0, 2), event.data]));

expectCases(connector);

test('the bulletins of one quake are one alert, and the last one holds', () => {
  const last = standing(alertsOf('one-quake'));
  expect([...last.keys()]).toEqual([
    'alert/kma-earthquake/20240311051206',
    'alert/kma-earthquake/20240311051151',
  ]);
  expect(last.get('alert/kma-earthquake/20240311051206')).toMatchObject({
    time: '2024-03-10T20:21:00.000Z',
    expirytime: '2024-03-11T20:21:00.000Z',
    domain: 'disaster',
    data: {
      msgType: 'Update',
      category: ['Geo'],
      event: { ko: '지진', en: 'Earthquake' },
      severity: 'Moderate',
      urgency: 'Immediate',
      certainty: 'Observed',
      onset: '2024-03-10T20:12:07.000Z',
      headline: {
        ko: '규모 3.8 지진 · 경기 연천군 북동쪽 6km 지역',
        en: 'M3.8 earthquake, 64 km from the city',
      },
      description:
        '국내지진정보\n최대진도 Ⅴ(경기),Ⅳ(서울,강원),Ⅲ(인천)\n깊이 9 km\n안전에 유의하기 바람.',
      originalSeverity: '진도 Ⅳ',
      flags: ['default-expiry', 'out-of-area', 'geometry-dropped'],
      geometry: null,
      districts: city.districts.map(({ code }) => code),
    },
  });
});

test('the same quakes stand whether bulletins come newest or oldest first', () => {
  for (const name of ['one-quake', 'correction']) {
    const events = alertsOf(name);
    expect(standing(events.toReversed())).toEqual(new Map([...standing(events)].toReversed()));
  }
});

test('a rapid bulletin is likely, not observed, and its depth is not 0 but unknown', () => {
  const rapid = alertsOf('one-quake').find(({ data }) => data.msgType === 'Alert');
  expect(rapid?.data).toMatchObject({ certainty: 'Likely', severity: 'Minor' });
  expect(rapid?.data.description).toContain('깊이 미상');
});

test('severity is how strongly the city felt it, never the magnitude', () => {
  const told = byPlace('far-and-near');
  const meant = (place: string) => [
    told.get(place)?.severity,
    told.get(place)?.originalSeverity,
    told.get(place)?.districts.length,
  ];
  expect(meant('제주')).toEqual(['Minor', '최대진도 Ⅱ', 0]);
  expect(meant('일본')).toEqual(['Minor', '최대진도 Ⅲ', 0]);
  expect(meant('중국')).toEqual(['Minor', '규모 4.8', 0]);
  expect(meant('강원')).toEqual(['Unknown', '규모 2.3', 0]);
  expect(meant('인천')).toEqual(['Minor', '최대진도 Ⅰ', 0]);
  expect(told.get('인천')?.flags).toContain('severity-mapped');
  expect([told.get('제주')?.urgency, told.get('강원')?.urgency]).toEqual(['Past', 'Immediate']);
});

test('a quake abroad that is far and felt nowhere in the country is not ours', () => {
  const { skipped } = connector.read(fixtureFrame(connector.id, 'far-and-near'), city);
  expect(skipped).toBe(1);
  expect(byPlace('far-and-near').has('파푸')).toBe(false);
  const settings = { ...city.settings, foreignWithinKm: 100 };
  expect(alertsOf('far-and-near', { ...city, settings })).toHaveLength(4);
});

test('an analysis puts an early warning right; a withdrawn one is cancelled', () => {
  const last = standing(alertsOf('correction'));
  expect(last.get('alert/kma-earthquake/20240311094011')?.data).toMatchObject({
    msgType: 'Update',
    severity: 'Minor',
    geometry: { type: 'Point', coordinates: [126.99, 37.55] },
  });
  expect(last.get('alert/kma-earthquake/20240311094011')?.data.description).toContain('위치 정정');
  expect(last.get('alert/kma-earthquake/20240311081500')).toMatchObject({
    type: 'city.alert.cancelled.v1',
    data: { msgType: 'Cancel', urgency: 'Past', endedAt: '2024-03-10T23:17:00.000Z' },
  });
});

test('an unknown kind of bulletin is read and told', () => {
  const { drift } = connector.read(fixtureFrame(connector.id, 'half-broken'), city);
  expect(drift).toContain('fcTp: unknown: 21');
});

test('every broken row is named with its reason', () => {
  const { rejects } = connector.read(fixtureFrame(connector.id, 'half-broken'), city);
  expect(rejects.map(({ where, why }) => `${where}: ${why}`)).toEqual([
    '20240231101010/202403111016/51: no such time: tmEqk 20240231101010, tmFc 202403111016',
    '20240311101010/202403111016/52: mt: missing',
    '20240311101010/202403111016/53: mt: no magnitude: 41',
    '20240311101010/202403111016/54: no place: 369, 127.8',
    '20240311101010/2024-03-11 10:16/55: no such time: tmEqk 20240311101010, tmFc 2024-03-11 10:16',
    '20240311101010/202403111016/50: loc: missing',
    '?/?/?: Invalid input: expected object, received string',
  ]);
});

test('a round asks for three dates, the most that the source allows', () => {
  expect(connector.source.calls(city, '2024-03-10T20:00:00.000Z')[0]?.path).toContain(
    'fromTmFc=20240309&toTmFc=20240311',
  );
});
