import { expect, test } from 'vitest';
import type { City } from '../../client/city/city.ts';
import { shownCity } from '../../client/explore/shown-city.ts';
import { createThings } from '../../client/explore/things-of-city.ts';
import type { Thing } from '../../client/explore/thing.ts';
import { plainChoice } from '../../client/explore/layer-stack.ts';
import { createDeskStack } from '../../client/map/desk-stack.ts';
import { cityOf, floodCity, gauge } from '../client/flood-city.ts';
import { mapContext } from '../client/map-context.ts';
import { vehicle } from '../client/new-kinds.ts';
import { feed } from '../client/wall-events.ts';

const things = createThings()(floodCity);
const rowsOf = (id: string): readonly Thing[] => things.filter(({ layer }) => layer === id);
const context = mapContext({ lineScale: 1 });

function drawn(ids: readonly string[], rows = rowsOf) {
  return createDeskStack()({
    choices: ids.map(plainChoice),
    rowsOf: rows,
    city: floodCity,
    context,
    broken: new Set(),
  });
}

const subjectsIn = (stack: ReturnType<typeof drawn>): ReadonlySet<string> =>
  new Set(
    [...stack.below, ...stack.above].flatMap(({ props: { data } }) =>
      Array.isArray(data)
        ? data.flatMap((row: { readonly subject?: string }) => row.subject ?? [])
        : [],
    ),
  );

test('the city that is drawn holds the shown rows and no others of their kind', () => {
  const rows = rowsOf('observation/water.level').slice(0, 1);
  const narrow = shownCity(floodCity, rows);
  expect([...narrow.byKind.observation.keys()]).toEqual(rows.map(({ subject }) => subject));
  // What rows are tied to stays: the lamp of a report, the rain below a gauge.
  expect(narrow.byKind.asset).toBe(floodCity.byKind.asset);
  expect(narrow.byKind.indicator).toBe(floodCity.byKind.indicator);
});

test('a kind of which all is shown keeps its map, and the dense tables their objects', () => {
  const city = cityOf([
    gauge(1, {}),
    vehicle('bus-1', [126.95, 37.5]),
    vehicle('bus-2', [127, 37.5]),
  ]);
  const all = createThings()(city);
  const whole = shownCity(city, all);
  expect(whole.byKind.observation).toBe(city.byKind.observation);
  expect(whole.dense.positions).toBe(city.dense.positions);
  const some = shownCity(
    city,
    all.filter(({ subject }) => subject !== 'position/bus-2'),
  );
  const left = some.dense.positions.entries.flatMap((entry) => entry?.subject ?? []);
  expect(left).toEqual(['position/bus-1']);
});

test('a gauge that the filter has taken away is not drawn by the layer of the wall either', () => {
  const [first, ...others] = rowsOf('observation/water.level');
  const all = subjectsIn(drawn(['observation/water.level']));
  expect(all.has(first?.subject ?? '')).toBe(true);
  const narrow = drawn(['observation/water.level'], () => others);
  expect(subjectsIn(narrow).has(first?.subject ?? '')).toBe(false);
  for (const { subject } of others) expect(subjectsIn(narrow).has(subject)).toBe(true);
});

test('rain lies under the map’s own lines with its legend; nothing of a layer that is off is drawn', () => {
  const rain = { ...rowsOf('observation/water.level')[0], layer: 'observation/rain.depth10m' };
  const stack = drawn(['observation/rain.depth10m'], () => [rain as Thing]);
  expect(stack.below.some(({ id }) => id.startsWith('rain-field'))).toBe(true);
  expect(stack.legends.map(({ title }) => title)).toEqual(['시간 강우 mm, 관측소 사이는 추정']);
  expect(drawn([])).toEqual({ below: [], above: [], movers: [], legends: [] });
});

test('a layer is as faint as it was asked to be; the top of the list lies on top', () => {
  const stack = createDeskStack()({
    choices: [
      { id: 'incident/closure', opacity: 0.5, form: 'each' },
      plainChoice('incident/flood'),
    ],
    rowsOf,
    city: floodCity,
    context,
    broken: new Set(),
  });
  const ids = stack.above.map(({ id }) => id);
  const closure = stack.above.find(({ id }) => id.startsWith('road-closures-line'));
  expect(closure?.props.opacity).toBeCloseTo(0.5);
  const at = (part: string): number => ids.findIndex((id) => id.startsWith(part));
  expect(at('dispatch-calls')).toBeLessThan(at('road-closures'));
});

test('a layer of which nothing has changed is not made again', () => {
  const draw = createDeskStack();
  const kept = new Map(things.map(({ layer }) => [layer, rowsOf(layer)]));
  const input = {
    choices: ['incident/closure', 'incident/flood'].map(plainChoice),
    rowsOf: (id: string) => kept.get(id) ?? [],
    city: floodCity,
    context,
    broken: new Set<string>(),
  };
  const before = draw(input);
  const after = draw({ ...input, city: { ...floodCity, now: '2022-08-08T12:32:05.000Z' } });
  expect(after.above).toHaveLength(before.above.length);
  for (const [index, layer] of after.above.entries()) expect(layer).toBe(before.above[index]);
});

test('a layer that the graphics refuse is drawn as plain rows', () => {
  const stack = createDeskStack()({
    choices: [plainChoice('observation/water.level')],
    rowsOf,
    city: floodCity,
    context,
    broken: new Set(['river-gauges']),
  });
  expect(stack.above.some(({ id }) => id.startsWith('river-gauges'))).toBe(false);
  const marks = stack.above.find(({ id }) => id === 'desk-observation/water.level-marks');
  expect(marks?.props.data).toHaveLength(1);
});

test('rows of a source that is lost are hollow: as they were last heard', () => {
  const lost = feed('f', 'down', null);
  const city = {
    ...floodCity,
    byKind: { ...floodCity.byKind, feed: new Map([[lost.subject, lost]]) },
  };
  const rows = rowsOf('observation/water.level').map((thing) => ({ ...thing, feed: 'f' }));
  const marksOf = (of: City): unknown => {
    const stack = createDeskStack()({
      choices: [plainChoice('alarm/flood')],
      rowsOf: () => rows,
      city: of,
      context,
      broken: new Set(),
    });
    const marks = stack.above.find(({ id }) => id === 'desk-alarm/flood-marks')?.props.data;
    return Array.isArray(marks) ? marks.map(({ mark }: { readonly mark: string }) => mark) : marks;
  };
  expect(marksOf(floodCity)).toEqual(['3']);
  expect(marksOf(city)).toEqual(['3-stale']);
});
