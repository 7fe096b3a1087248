import { expect, test } from 'vitest';
import type { RawFrame } from '../../server/feed-kit/raw-frame.ts';
import connector from '../../server/feeds/usgs-water.feed.ts';
import { expectCases } from '../support/expect-cases.ts';
import { feedContext } from '../support/feed-context.ts';
import { fixtureFrame } from '../support/fixture-cases.ts';

expectCases(connector);

const city = feedContext(connector);
const valuesOf = (frame: RawFrame) =>
  connector
    .read(frame, city)
    .events.map(({ data }) =>
      'result' in data
        ? [data.observedProperty, data.result, data.unit, data.resultQuality]
        : undefined,
    );

test('text in feet becomes metres; ice is doubtful, approved is good, an unknown unit is suspect', () => {
  expect(valuesOf(fixtureFrame(connector.id, 'normal'))).toEqual([
    ['water.level', 2.904744, 'm', 'provisional'],
    ['water.discharge', 11.6665408, 'm3/s', 'good'],
    ['water.discharge', 0.509703239, 'm3/s', 'suspect'],
    ['water.other', 3, 'furlong', 'suspect'],
  ]);
});

test('names come from the table of locations', () => {
  const { events } = connector.read(fixtureFrame(connector.id, 'normal'), city);
  expect(events[0]).toMatchObject({
    subject: 'observation/usgs-water/USGS-90000001-s000100065',
    data: { place: { ko: 'INVENTED CREEK AT SOUTH BRIDGE' } },
  });
});

test('the next page is followed, of a body without one none', () => {
  expect(connector.follow(fixtureFrame(connector.id, 'normal'), city)).toEqual([
    {
      name: 'list',
      url: 'https://api.waterdata.usgs.gov/ogcapi/v0/collections/latest-continuous/items?offset=4',
    },
  ]);
  expect(connector.follow(fixtureFrame(connector.id, 'error-429'), city)).toEqual([]);
});

test('the service before it: no-data values are missing, never a level', () => {
  const frame = fixtureFrame(connector.id, 'legacy');
  expect(valuesOf(frame)).toEqual([
    ['water.discharge', 3.39802159, 'm3/s', 'provisional'],
    ['water.discharge', null, 'm3/s', 'missing'],
    ['water.discharge', 2.50604092, 'm3/s', 'suspect'],
  ]);
  expect(connector.read(frame, city).events[0]?.time).toBe('2022-08-08T11:30:00.000Z');
});

test('only the asked-for area and parameters', () => {
  const context = { ...city, settings: { parameters: ['00065'] } };
  const [list] = connector.source.calls(context, '2022-08-08T12:00:00.000Z');
  expect(list?.path).toContain(`bbox=${city.bounds.join(',')}&parameter_code=00065`);
});
