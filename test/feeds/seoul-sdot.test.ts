import { expect, test } from 'vitest';
import connector from '../../server/feeds/seoul-sdot.feed.ts';
import { expectCases } from '../support/expect-cases.ts';
import { feedContext } from '../support/feed-context.ts';
import { fixtureFrame } from '../support/fixture-cases.ts';
import { frameOf } from '../support/frame-of.ts';

const city = feedContext(connector);
expectCases(connector);

test('a sensor is one observation for each instrument it has', () => {
  const { events } = connector.read(fixtureFrame(connector.id, 'normal'), city);
  expect(events[0]).toMatchObject({
    subject: 'observation/s-dot/OC3CL200001/air.temperature',
    time: '2025-11-20T05:00:00.000Z',
    data: { unit: 'Cel', result: 9.4, resultQuality: 'good', geometry: null, districts: ['11110'] },
  });
  const ofSecond = events.filter(({ subject }) => subject.includes('OC3CL200002'));
  expect(ofSecond.map(({ subject }) => subject.split('/')[3])).toEqual([
    'air.temperature',
    'air.humidity',
    'light.illuminance',
    'noise.level',
  ]);
});

test('districts are known by their Latin and their Korean names', () => {
  const { events } = connector.read(fixtureFrame(connector.id, 'normal'), city);
  const districts = new Set(events.map(({ data }) => data.districts[0]));
  expect([...districts]).toEqual(['11110', '11440', '11290']);
});

test('an impossible value stays, as doubtful', () => {
  const { events } = connector.read(fixtureFrame(connector.id, 'half-broken'), city);
  expect(events.find(({ subject }) => subject.endsWith('humidity'))?.data).toMatchObject({
    result: 148,
    resultQuality: 'suspect',
    flags: ['outlier'],
  });
});

test('every row that cannot be read is named with the reason', () => {
  const { rejects } = connector.read(fixtureFrame(connector.id, 'half-broken'), city);
  expect(rejects.map(({ where, why }) => `${where}: ${why}`)).toEqual([
    'OC3CL200005: no value of any instrument',
    'OC3CL200006: temperatureCel: not a number: "x"',
    'OC3CL200007: no such time: 2025-11-20 14:00',
    'row 5: schema drift: neither SN nor SERIAL_NO',
    'row 6: row is not an object',
  ]);
});

test('a round asks for all districts in the last full hour, in two pages', () => {
  expect(connector.source.calls(city, '2025-11-20T06:05:00.000Z').map(({ path }) => path)).toEqual([
    '/{KEY}/json/IotVdata017/1/1000/%20/2025-11-20_14/',
    '/{KEY}/json/IotVdata017/1001/2000/%20/2025-11-20_14/',
  ]);
});

test('-999 degrees is a dead sensor, no cold night', () => {
  const row = { SN: 'a', MSRMT_HR: '2022-08-08_20:00:00', CGG: 'Jongno-gu', AVG_TP: '-999' };
  const answer = { list_total_count: 1, RESULT: { CODE: 'INFO-000' }, row: [row] };
  const body = JSON.stringify({ IotVdata017: answer });
  expect(connector.read(frameOf(connector.id, body), city).events[0]?.data).toMatchObject({
    result: null,
    resultQuality: 'bad',
  });
});
