import { expect, test } from 'vitest';
import { selectLocalAlerts } from '../../client/city/select-local-alerts.ts';
import { selectOpenMatters } from '../../client/city/select-open-matters.ts';
import { selectRate } from '../../client/city/select-rate.ts';
import { alert, at, cityOf, nowMs } from './wall-events.ts';

const real = alert('real', { districts: ['11620'], sent: at('21:30') });
const others = (['Test', 'System', 'Exercise'] as const).map((status) =>
  alert(status, { districts: ['11590'], sent: at('21:30'), severity: 'Extreme', status }),
);
const { byKind } = cityOf([real, ...others]);

test('only what is really warned of is counted in the rate and drawn around districts', () => {
  expect(selectRate(byKind, nowMs)).toBe(1);
  expect(selectLocalAlerts(cityOf(others).byKind)).toEqual([]);
});

test('an exercise of the same words is a matter of its own, and tests are none', () => {
  const matters = selectOpenMatters(byKind).filter((matter) => matter.kind === 'alert');
  expect(
    matters.map(({ isExercise, members }) => [isExercise, members.map(({ subject }) => subject)]),
  ).toEqual([
    [true, ['alert/Exercise']],
    [false, ['alert/real']],
  ]);
});
