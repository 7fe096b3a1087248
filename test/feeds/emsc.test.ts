import { expect, test } from 'vitest';
import connector from '../../server/feeds/emsc.feed.ts';
import { expectCases } from '../support/expect-cases.ts';
import { feedContext } from '../support/feed-context.ts';
import { fixtureFrame } from '../support/fixture-cases.ts';

expectCases(connector);

const city = feedContext(connector);
const read = (name: string) => connector.read(fixtureFrame(connector.id, name), city);

test('a message comes by websocket, or the list is polled', () => {
  expect(connector.source).toMatchObject({ transport: 'websocket', alsoBy: ['poll'] });
  const [call] = connector.source.calls(city, '2022-08-08T12:00:00.000Z');
  expect(call?.path).toMatch(/^\/fdsnws\/event\/1\/query\?format=json&.*maxradius=2\.70&minmag=2$/);
});

test('an update is the same earthquake; minus the height is the depth', () => {
  const [created] = read('create').events;
  const [updated] = read('update').events;
  expect(updated?.subject).toBe(created?.subject);
  expect(created).toMatchObject({ data: { description: 'SOUTH KOREA (37.300, 127.200, 12 km)' } });
  expect(updated).toMatchObject({ data: { description: 'SOUTH KOREA (37.310, 127.210, 9.5 km)' } });
  expect(String(updated?.data.version) > String(created?.data.version)).toBe(true);
});

test('far ones and explosions are not ours; a type nobody knows is told', () => {
  const { events, skipped, drift } = read('list');
  expect(events.map(({ data }) => data.provenance.ref)).toEqual([
    '20220808_0000120',
    '20220808_0000124',
  ]);
  expect(skipped).toBe(3);
  expect(drift).toEqual(['unknown evtype: mystery']);
});

test('times without a zone are UTC', () => {
  expect(read('list').events[1]).toMatchObject({ data: { onset: '2022-08-08T11:00:00.000Z' } });
});
