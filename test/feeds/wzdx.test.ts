import { expect, test } from 'vitest';
import type { IncidentEvent } from '../../contract/event.ts';
import connector from '../../server/feeds/wzdx.feed.ts';
import { expectCases } from '../support/expect-cases.ts';
import { feedContext } from '../support/feed-context.ts';
import { fixtureFrame } from '../support/fixture-cases.ts';

expectCases(connector);

const city = feedContext(connector);
const read = (name: string) => connector.read(fixtureFrame(connector.id, name), city);

test('closed lanes count while the works last, at most as Severe', () => {
  const works = read('normal').events.filter(
    (event): event is IncidentEvent => event.kind === 'incident',
  );
  const said = works.map(({ data }) => [
    data.provenance.ref,
    data.status,
    data.category,
    data.severity,
    data.roadClosure,
  ]);
  expect(said).toEqual([
    ['w1', 'active', 'roadwork', 'Severe', 'full'],
    ['w2', 'active', 'roadwork', 'Moderate', 'partial'],
    ['w3', 'active', 'roadwork', 'Severe', undefined],
    ['w4', 'ended', 'roadwork', 'Moderate', undefined],
    ['w5', 'active', 'roadwork', 'Minor', undefined],
    ['w6', 'active', 'roadwork', 'Moderate', 'partial'],
    ['w7', 'active', 'roadwork', 'Moderate', 'partial'],
  ]);
});

test('works that have not begun say so', () => {
  const headlines = read('normal').events.map(({ data }) =>
    'headline' in data ? data.headline.ko : '',
  );
  expect(headlines.slice(1, 4)).toEqual(['Resurfacing', '예정: Resurfacing', 'Resurfacing']);
});

test('restrictions are said once, in metres, kilograms and km/h', () => {
  expect(read('normal').events[1]?.data).toMatchObject({
    description:
      'Resurfacing\nreduced-width 3.35 m\nreduced-weight 9071.85 kg\nspeed limit 48 km/h',
    place: { ko: '남부순환로 eastbound' },
  });
});

test('a full snapshot names all in force; with a nameless row it proves nothing', () => {
  expect(read('normal').complete).toHaveLength(7);
  expect(read('empty').complete).toEqual([]);
  expect(read('half-broken').complete).toBeUndefined();
});

test('names before 4.1 are read as well', () => {
  expect(read('old-names').events).toMatchObject([
    {
      subject: 'incident/wzdx/o1',
      data: {
        roadClosure: 'partial',
        description: 'no-trucks',
        expectedEndAt: '2022-08-09T01:00:00.000Z',
      },
    },
  ]);
});

test('devices are assets with their complaints; a status nobody knows is not ok', () => {
  const { events, drift } = read('devices');
  const said = events.map(({ data }) =>
    'state' in data && 'faults' in data
      ? [
          data.state,
          data.faults.map(({ code, text, severity }) => `${code} ${severity} ${text.ko}`),
        ]
      : [],
  );
  expect(said).toEqual([
    ['ok', []],
    ['degraded', ['device-warning Minor device_status warning']],
    ['fault', ['device-error Moderate lamp out', 'device-error Moderate battery low']],
    ['unknown', []],
  ]);
  expect(drift).toEqual(['unknown device_status: asleep']);
});
