import { expect, test } from 'vitest';
import type { AssetEvent, CityEvent } from '../../contract/event.ts';
import { instantMs } from '../../contract/instant.ts';
import { measure as schema } from '../../server/config/read-measure.ts';
import type { CityView } from '../../server/office/city-view.ts';
import type { EventMeasure } from '../../server/office/figure-measure.ts';
import { measuredValue } from '../../server/office/figure-value.ts';
import { absorb } from '../../server/city/absorb.ts';
import { incidentAt, instantAtMinute, observationAt } from '../support/city-events.ts';
import { smallCity } from '../support/small-city.ts';

const FEED = 'test-feed';

/** A city in which these events came from its one feed at minute 60. */
function cityWith(events: readonly CityEvent[]): CityView {
  const state = smallCity({ id: FEED, everySec: 60 });
  absorb(state, { feed: FEED, events, rejects: [] }, instantAtMinute(60));
  return state;
}

function read(words: unknown): EventMeasure {
  const found = schema.parse(words);
  if (found.form === 'named') throw new Error(`${found.name} has a rule of its own`);
  return found;
}

const valueOf = (words: unknown, events: readonly CityEvent[]) =>
  measuredValue(read(words), {
    city: cityWith(events),
    feeds: [FEED],
    nowMs: instantMs(instantAtMinute(60)),
  });

function lampAt(key: number, state: 'ok' | 'fault', powerW: number): AssetEvent {
  const { data, ...envelope } = incidentAt(key, 59);
  const { version, geometry, districts, provenance } = data;
  return {
    ...envelope,
    subject: `asset/test/${key}`,
    id: `asset/test/${key}@59`,
    type: 'city.asset.updated.v1',
    kind: 'asset',
    domain: 'lighting',
    data: {
      version,
      geometry,
      districts,
      provenance,
      assetType: 'Streetlight',
      assetId: `L-${key}`,
      name: { ko: `가로등 ${key}` },
      state,
      faults:
        state === 'ok'
          ? []
          : [
              {
                code: 'door-open',
                text: { ko: '문 열림' },
                severity: 'Moderate',
                since: instantAtMinute(59),
              },
            ],
      attributes: { power: { value: powerW, unit: 'W' } },
    },
  };
}

const LAMPS = [lampAt(1, 'ok', 100), lampAt(2, 'ok', 90), lampAt(3, 'fault', 3)];

test.each<[unknown, number | null]>([
  [{ count: 'asset' }, 3],
  [{ count: 'asset', where: { state: ['fault', 'offline'] } }, 1],
  [{ count: 'asset', where: { 'faults.code': 'door-open', domain: 'lighting' } }, 1],
  [{ count: 'asset', where: { domain: 'water' } }, 0],
  [{ count: 'asset', where: { 'attributes.power.value': 90 } }, 1],
  [{ share: 'asset', where: { state: 'ok' } }, 66.7],
  [{ share: 'asset', where: { state: 'ok' }, among: { assetType: 'Pump' } }, null],
  [{ sum: 'asset', attribute: 'power', scale: 0.001 }, 0.2],
  [{ median: 'asset', attribute: 'power' }, 90],
  [{ min: 'asset', attribute: 'power', where: { state: 'ok' } }, 90],
  [{ max: 'asset', attribute: 'noise' }, null],
])('%j of three lamps is %s', (words, value) => {
  expect(valueOf(words, LAMPS).value).toBe(value);
});

test('a count within a span holds what has ended, without one only what goes on', () => {
  const old = incidentAt(1, -30);
  const ended = incidentAt(2, 20);
  const events = [
    old,
    { ...ended, data: { ...ended.data, status: 'ended' as const, endedAt: instantAtMinute(40) } },
    incidentAt(3, 50),
  ];
  expect(valueOf({ count: 'incident' }, events).value).toBe(2);
  expect(valueOf({ count: 'incident', withinMin: 60 }, events).value).toBe(2);
  expect(valueOf({ count: 'incident', minSeverity: 'Extreme' }, events).value).toBe(0);
  expect(valueOf({ count: 'incident', minSeverity: 'Moderate' }, events).value).toBe(2);
});

test('a maximum says of which gauge it is, and that others are too old to count', () => {
  const found = valueOf({ max: 'observation', property: 'water.level', spanMin: 20 }, [
    observationAt(1, 58, 3),
    observationAt(2, 57, 4),
    observationAt(3, 10, 9),
  ]);
  expect(found).toMatchObject({ value: 4, at: { ko: '수위계 2' }, inputs: [2, 3] });
  const other = { max: 'observation', property: 'rain.hour' };
  expect(valueOf(other, [observationAt(1, 58, 3)])).toMatchObject({ value: null, inputs: [0, 0] });
});

test('what other feeds say is not counted, and without any word of a feed nothing is known', () => {
  const scope = { city: cityWith(LAMPS), nowMs: instantMs(instantAtMinute(60)) };
  const count = read({ count: 'asset' });
  expect(measuredValue(count, { ...scope, feeds: ['another'] }).value).toBeNull();
});

test.each<[unknown, RegExp]>([
  ['calls-119', /^expected one of flood-reports, .*or a form with its kind/],
  [{ count: 'lamp' }, /^expected count of incident, alert, request, asset, observation, position$/],
  [{ number: 'asset' }, /^expected one of count, share, max, .* with its kind/],
  [{ count: 'asset', max: 'asset' }, /^expected one of count, share, max/],
  [{ max: 'observation' }, /with a property$/],
  [{ sum: 'asset' }, /with an attribute$/],
  [{ median: 'position' }, /with a field$/],
  [{ count: 'asset', wher: {} }, /^expected options of a measure, but .*"wher"/],
  [['count', 'asset'], /^expected a name or a form with its kind/],
])('%j is told to be no measure', (words, line) => {
  const { error } = schema.safeParse(words);
  expect(error?.issues[0]?.message).toMatch(line);
});
