import { expect, test } from 'vitest';
import type { ObservationEvent } from '../../contract/event.ts';
import connector from '../../server/feeds/airkorea-measurements.feed.ts';
import { expectCases } from '../support/expect-cases.ts';
import { feedContext } from '../support/feed-context.ts';
import { fixtureFrame } from '../support/fixture-cases.ts';
import { frameOf } from '../support/frame-of.ts';

const city = feedContext(connector);

function observed(name: string): ReadonlyMap<string, ObservationEvent> {
  const { events } = connector.read(fixtureFrame(connector.id, name), city);
  return new Map(
    events.flatMap((event) =>
      event.kind === 'observation' ? [[event.data.datastream, event] as const] : [],
    ),
  );
}

const valueOf = (event: ObservationEvent | undefined) =>
  event && [event.data.result, event.data.resultQuality];

expectCases(connector);

test('a station is one observation for each pollutant, with the limits of the bad grades', () => {
  const all = observed('normal');
  expect(all.get('airkorea/중구/air.pm25')).toMatchObject({
    subject: 'observation/airkorea/중구/air.pm25',
    time: '2022-08-08T11:00:00.000Z',
    domain: 'environment',
    data: {
      observedProperty: 'air.pm25',
      unit: 'ug/m3',
      result: 9,
      resultQuality: 'provisional',
      thresholds: [
        { value: 36, severity: 'Minor', label: { ko: '나쁨', en: 'Bad' } },
        { value: 76, severity: 'Moderate', label: { ko: '매우 나쁨', en: 'Very bad' } },
      ],
      geometry: { type: 'Point', coordinates: [126.97468, 37.56426] },
      districts: ['11140'],
      provenance: { feed: connector.id, ref: '중구 2022-08-08 20:00' },
    },
  });
  expect(
    [...all.values()]
      .slice(0, 7)
      .map(({ data }) => [data.observedProperty, data.unit, data.result]),
  ).toEqual([
    ['air.pm10', 'ug/m3', 18],
    ['air.pm25', 'ug/m3', 9],
    ['air.o3', '[ppm]', 0.024],
    ['air.no2', '[ppm]', 0.017],
    ['air.co', '[ppm]', 0.4],
    ['air.so2', '[ppm]', 0.002],
    ['air.khai', '1', 52],
  ]);
});

test('24:00 is the first moment of the next day', () => {
  const event = observed('midnight').get('airkorea/종로구/air.pm10');
  expect(event?.time).toBe('2022-08-08T15:00:00.000Z');
});

test('a value that is missing or that the source does not trust is null, never 0', () => {
  const all = observed('maintenance');
  expect([...all.values()].filter(({ data }) => data.result === 0)).toEqual([]);
  expect(valueOf(all.get('airkorea/강남구/air.o3'))).toEqual([null, 'missing']);
  expect(valueOf(all.get('airkorea/송파구/air.pm10'))).toEqual([null, 'bad']);
  expect(valueOf(all.get('airkorea/송파구/air.pm25'))).toEqual([15, 'provisional']);
  expect(valueOf(all.get('airkorea/노원구/air.pm25'))).toEqual([null, 'bad']);
  expect(valueOf(all.get('airkorea/노원구/air.no2'))).toEqual([null, 'missing']);
  expect(valueOf(observed('normal').get('airkorea/동작대로_중앙차로/air.pm25'))).toEqual([
    null,
    'missing',
  ]);
});

test('an hour that is filled in later is a new event of the same time', () => {
  const frame = fixtureFrame(connector.id, 'maintenance');
  const body = new TextEncoder().encode(
    new TextDecoder().decode(frame.body).replace('"no2Value": ""', '"no2Value": "0.018"'),
  );
  const [before, after] = [frame, { ...frame, body }].map((each) =>
    connector.read(each, city).events.find(({ subject }) => subject.endsWith('노원구/air.no2')),
  );
  expect(after?.time).toBe(before?.time);
  expect(after?.id).not.toBe(before?.id);
});

test('a station that the registry does not know has no place and no flag', () => {
  const event = observed('normal').get('airkorea/새측정소/air.pm10');
  expect(event?.data).toMatchObject({ result: 22, geometry: null, districts: [] });
  expect(event?.data.flags).toBeUndefined();
});

test('all 40 stations of the registry lie in a district of the city', () => {
  const stations = [...city.registry('air-stations').values()];
  const codes = city.districts.map(({ code }) => code);
  expect(stations).toHaveLength(40);
  expect(stations.filter((row) => !codes.includes(row['district'] ?? ''))).toEqual([]);
});

test('a column that is gone is told, the others are read', () => {
  const reading = connector.read(fixtureFrame(connector.id, 'without-version'), city);
  expect(reading.drift).toEqual(['no pm25Value']);
  expect(reading.events).toHaveLength(6);
});

test('grades without a tier of the city give no thresholds', () => {
  const { events } = connector.read(fixtureFrame(connector.id, 'normal'), { ...city, tiers: {} });
  expect(events.some(({ data }) => 'thresholds' in data)).toBe(false);
});

test('every row that cannot be read is named with the reason, another province is skipped', () => {
  const { rejects, skipped } = connector.read(fixtureFrame(connector.id, 'half-broken'), city);
  expect(skipped).toBe(1);
  expect(rejects.map(({ where, why }) => `${where}: ${why}`)).toEqual([
    '은평구: dataTime: no such time: 2022-08-08 25:00',
    '양천구: pm25Value: not a number: "열"',
    '구로구: dataTime: missing',
    '금천구: schema drift: no value of any pollutant',
    'row 6: Invalid input: expected object, received string',
  ]);
});

test('a round asks for the province once, in the version that has PM2.5', () => {
  expect(connector.source.calls(city, '2022-08-08T12:00:00.000Z')).toEqual([
    {
      name: 'list',
      path: '/B552584/ArpltnInforInqireSvc/getCtprvnRltmMesureDnsty?serviceKey={KEY}&returnType=json&sidoName=%EC%84%9C%EC%9A%B8&pageNo=1&numOfRows=100&ver=1.0',
    },
  ]);
});

test('a remark in the place of a value costs that value alone', () => {
  const text = new TextDecoder().decode(fixtureFrame(connector.id, 'normal').body);
  const changed = text.replace(/"pm10Value": *"[^"]*"/, '"pm10Value": "점검및교정"');
  const { events, rejects } = connector.read(frameOf(connector.id, changed), city);
  expect(rejects).toEqual([]);
  expect(events.find(({ subject }) => subject.endsWith('air.pm10'))?.data).toMatchObject({
    result: null,
    resultQuality: 'missing',
  });
});
