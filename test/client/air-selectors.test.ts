import { expect, test } from 'vitest';
import { airSeverity } from '../../client/city/air-grade.ts';
import { selectAir, selectAirAlerts } from '../../client/city/select-air.ts';
import { selectEnergy } from '../../client/city/select-energy.ts';
import { yearsOld } from '../../client/panels/air/years-old.ts';
import type { StatisticData } from '../../contract/city-indicator.ts';
import type { AlertData, ObservationData } from '../../contract/event.ts';
import { cityOf, indicator } from './flood-city.ts';
import { alert, observation } from './wall-events.ts';

const NOW_MS = Date.parse('2022-08-08T12:32:00.000Z');
const hourAgo = (hours: number): string => new Date(NOW_MS - hours * 3_600_000).toISOString();

const air = (id: string, station: string, result: number | null, more: Partial<ObservationData>) =>
  observation(id, {
    featureOfInterest: { id: `air-station/${station}`, name: { ko: station } },
    observedProperty: 'air.pm25',
    unit: 'ug/m3',
    phenomenonTime: hourAgo(1),
    result,
    resultQuality: result === null ? 'missing' : 'provisional',
    districts: ['11620'],
    ...more,
  });

test('of two networks at one station the newer value counts, one without a number never does', () => {
  const { byKind } = cityOf([
    air('old/a', '관악구', 50, { phenomenonTime: hourAgo(2) }),
    air('new/a', '관악구', 20, {}),
    air('new/b', '동작구', null, { districts: ['11590'] }),
    air('old/b', '동작구', 40, { districts: ['11590'], phenomenonTime: hourAgo(2) }),
    air('new/c', '종로구', 90, { districts: ['11110'], phenomenonTime: hourAgo(4) }),
  ]);
  const { pollutants, byDistrict } = selectAir(byKind.observation, NOW_MS);
  expect(pollutants).toMatchObject([
    {
      property: 'air.pm25',
      mean: 30,
      worstValue: 40,
      worstName: { ko: '동작구' },
      known: 2,
      of: 3,
    },
  ]);
  // Four hours old: not the air of now.
  expect(byDistrict.has('11110')).toBe(false);
});

test('a value in a unit that the grades do not know is not judged', () => {
  const graded = (result: number, unit: string) =>
    airSeverity(air('x', 's', result, { unit }).data);
  expect([graded(80, 'ug/m3'), graded(40, 'ug/m3'), graded(10, 'ug/m3')]).toEqual([
    'Moderate',
    'Minor',
    'Normal',
  ]);
  expect(graded(80, 'mg/m3')).toBe('Unknown');
});

test('only alerts of the air that are in force', () => {
  const issued = (id: string, data: Partial<AlertData>) => ({
    ...alert(id, data),
    domain: 'environment' as const,
  });
  const { byKind } = cityOf([
    issued('ozone', {}),
    issued('over', { endedAt: hourAgo(1) }),
    alert('rain', {}),
  ]);
  expect(selectAirAlerts(byKind.alert).map(({ subject }) => subject)).toEqual(['alert/ozone']);
});

test('figures of the themes of energy and environment, newest first, those without a value last', () => {
  const statistic = (
    id: string,
    theme: string,
    to: string,
    value: number | null,
    domain: string,
  ) => ({
    ...indicator(`indicator/city/${id}`, {
      form: 'statistic',
      statistic: id,
      theme: { id: theme, name: { ko: theme } },
      value,
      period: { from: to, to, label: { ko: to } },
      past: [],
    } satisfies Partial<StatisticData>),
    domain: domain as 'energy',
  });
  const { byKind } = cityOf([
    statistic('old', 'energy', '2014-12-31', 1, 'energy'),
    statistic('none', 'energy', '2020-12-31', null, 'energy'),
    // Of the theme, though about lighting.
    statistic('lamps', 'energy', '2015-12-31', 2, 'lighting'),
    statistic('dust', 'breathing', '2021-12-31', 3, 'environment'),
    statistic('rent', 'warm', '2021-12-31', 4, 'citizen'),
  ]);
  const { energy, environment } = selectEnergy(byKind.indicator);
  expect(energy.map((each) => each.statistic)).toEqual(['lamps', 'old', 'none']);
  expect(environment.map((each) => each.statistic)).toEqual(['dust']);
});

test('a figure is old two years after its period', () => {
  expect(yearsOld('2021-12-31', NOW_MS)).toBeUndefined();
  expect(yearsOld('2015-12-31', NOW_MS)).toBe(6);
});
