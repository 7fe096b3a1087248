import { expect, test } from 'vitest';
import type { PledgeData, StatisticData } from '../../contract/city-indicator.ts';
import {
  selectPledges,
  selectShort,
  selectThemes,
  sumMoney,
} from '../../client/city/select-attainment.ts';
import type { Themed } from '../../client/city/select-office-indicators.ts';

const common = {
  version: '1',
  geometry: null,
  districts: [],
  provenance: { feed: 'f', standard: 's', ref: '1', rawId: 'r', sha256: '0', licence: '-' },
  theme: { id: 'safe', name: { ko: '안전한' } },
  sourceName: { ko: '-' },
};

const statistic = (id: string, parts: Partial<StatisticData>): StatisticData => ({
  ...common,
  form: 'statistic',
  statistic: id,
  label: { ko: id },
  unit: { ko: '%' },
  value: 1,
  period: { from: '2022-01-01', to: '2022-12-31', label: { ko: '2022년' } },
  better: 'higher',
  past: [],
  ...parts,
});

const pledge = (id: string, parts: Partial<PledgeData>): PledgeData => ({
  ...common,
  form: 'pledge',
  pledge: id,
  nature: 'pledge',
  title: { ko: id },
  department: { ko: '-' },
  progressPct: null,
  state: 'running',
  milestones: [],
  ...parts,
});

const themed = <T>(members: readonly T[]): readonly Themed<T>[] => [
  { id: 'safe', name: { ko: '안전한' }, members },
];

test('what falls short comes farthest first; no value and no target are no shortfall', () => {
  const themes = themed([
    statistic('met', { target: 1, attainment: 1 }),
    statistic('near', { target: 2, attainment: 0.9 }),
    statistic('far', { target: 2, attainment: 0.1 }),
    statistic('silent', { target: 2, value: null, attainment: 0 }),
    statistic('aimless', {}),
    statistic('of-a-district', { target: 2, attainment: 0.01, district: '11110' }),
  ]);
  expect(selectShort(themes).map(({ statistic: id }) => id)).toEqual(['far', 'near']);
  expect(selectThemes(themes)).toEqual([
    { id: 'safe', name: { ko: '안전한' }, indicators: 5, judged: 3, met: 1, unknown: 1 },
  ]);
});

test('delayed pledges come first, then what is due soonest, done ones last', () => {
  const themes = themed([
    pledge('done', { state: 'done', dueOn: '2021-01-01' }),
    pledge('later', { dueOn: '2025-01-01' }),
    pledge('sooner', { dueOn: '2023-01-01' }),
    pledge('undated', {}),
    pledge('late', { state: 'delayed', dueOn: '2026-01-01' }),
  ]);
  expect(selectPledges(themes).map(({ pledge: id }) => id)).toEqual([
    'late',
    'sooner',
    'later',
    'undated',
    'done',
  ]);
});

test('money is summed of projects that tell both sides of it, and is not 0 when none does', () => {
  expect(sumMoney([pledge('a', { budgetWon: 10 }), pledge('b', {})])).toBeUndefined();
  expect(
    sumMoney([pledge('a', { budgetWon: 10 }), pledge('b', { budgetWon: 8, spentWon: 2 })]),
  ).toEqual({ budgetWon: 8, spentWon: 2 });
});
